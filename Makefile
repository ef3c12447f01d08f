# The same as ./dashtam, for those whose fingers type make.
.PHONY: help up demo down status logs reset build test

help up demo down status logs reset build test:
	@./dashtam $@
