package com.dashtam.violators.presentation.infrastructure.persistence;

public class Rows {}
