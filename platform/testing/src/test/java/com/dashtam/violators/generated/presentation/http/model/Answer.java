package com.dashtam.violators.generated.presentation.http.model;

public class Answer {}
