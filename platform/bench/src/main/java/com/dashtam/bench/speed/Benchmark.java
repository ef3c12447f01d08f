package com.dashtam.bench.speed;

/** One of the measurements that {@code ./dashtam bench} offers. */
interface Benchmark {

    String name();

    void run(Setting setting, Report report) throws Exception;
}
