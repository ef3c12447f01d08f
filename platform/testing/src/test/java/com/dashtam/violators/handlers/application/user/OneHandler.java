package com.dashtam.violators.handlers.application.user;

public class OneHandler {}
