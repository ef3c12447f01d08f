package com.dashtam.bench.speed;

import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.Supervisor;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.PortPlan;
import com.dashtam.local.system.Secrets;
import java.util.Map;

/** What every benchmark starts from: a system of its own, whose commits reach the disk. */
final class Setting {

    /**
     * Not yet started; its data goes with this JVM.
     *
     * @param environment variables that the services get beside their own
     */
    LocalSystem newSystem(Map<String, String> environment) {
        Supervisor supervisor = Supervisor.temporary();
        return new LocalSystem(
                supervisor,
                PortPlan.free(),
                Secrets.in(supervisor.folder().resolve("secrets.properties")),
                Durability.FSYNC,
                environment);
    }
}
