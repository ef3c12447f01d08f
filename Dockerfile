# One image for each module that runs: docker build --build-arg MODULE=identity-service .
# The first stage knows no module, so that all images share one build.
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25
ARG RUN_IMAGE=eclipse-temurin:25.0.1_8-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/var/cache/maven \
    mvn -B -ntp -DskipTests -Dmaven.repo.local=/var/cache/maven package \
        -pl identity-service,provider-service,sync-service,audit-service,gateway,platform/sandbox-bank -am

FROM ${RUN_IMAGE}
# The folder of the module in this repository.
ARG MODULE
RUN groupadd --system --gid 10001 dashtam \
    && useradd --system --uid 10001 --gid dashtam --no-create-home --home-dir /nonexistent dashtam \
    && install --directory --owner=dashtam --group=dashtam /var/lib/dashtam
COPY docker/healthy /usr/local/bin/healthy
WORKDIR /app
# Libraries change less often than the jar that names them in its manifest.
COPY --from=build /build/${MODULE}/target/lib lib
COPY --from=build /build/${MODULE}/target/*.jar app.jar
USER 10001:10001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
