package com.dashtam.violators.wiring.infrastructure;

import org.springframework.stereotype.Component;

@Component
class Scanned {}
