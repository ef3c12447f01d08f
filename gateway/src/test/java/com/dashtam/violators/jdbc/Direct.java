package com.dashtam.violators.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class Direct {
    void used(Connection connection) throws SQLException {
        connection.commit();
    }
}
