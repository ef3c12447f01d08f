package com.dashtam.local.demo;

import java.util.List;

/** A part of the main job, in steps that build on each other. */
interface Part {

    String title();

    List<Step> steps();
}
