# The same as ./dashtam, for those whose fingers type make.
.PHONY: help up down status logs reset build test

help up down status logs reset build test:
	@./dashtam $@
