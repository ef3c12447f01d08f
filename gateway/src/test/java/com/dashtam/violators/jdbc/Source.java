package com.dashtam.violators.jdbc;

import javax.sql.DataSource;

class Source {
    Class<?> used() {
        return DataSource.class;
    }
}
