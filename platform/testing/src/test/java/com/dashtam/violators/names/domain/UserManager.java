package com.dashtam.violators.names.domain;

class UserManager {}
