package com.dashtam.violators.generated.presentation.http.api;

public class Answers {}
