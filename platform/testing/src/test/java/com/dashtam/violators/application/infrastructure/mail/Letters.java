package com.dashtam.violators.application.infrastructure.mail;

public class Letters {}
