package com.dashtam.violators.names.domain;

public final class Empty {

    static class UsersImpl {}

    static class UserUtil {}

    static class UserUtils {}

    static class UserManager {}

    static class UserHelper {}

    static class AbstractUserBase {}

    public static class Database {}
}
