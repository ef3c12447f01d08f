package com.dashtam.violators.infrastructure.presentation.http;

public class Page {}
