package com.dashtam.violators.domain.application.user;

public class UseCase {}
