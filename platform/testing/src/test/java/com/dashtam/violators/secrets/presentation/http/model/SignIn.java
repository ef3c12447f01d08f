package com.dashtam.violators.secrets.presentation.http.model;

public record SignIn(String password) {}
