package com.dashtam.violators.handlers.application.user;

class OneHandler {}
