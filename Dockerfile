# The single host. Two ways to build it, the same image:
#
#   docker build -t programme .                                          restore, publish and pack inside the build
#   docker build -t programme --target published -f Dockerfile FOLDER    pack what was published to FOLDER before, by
#       dotnet restore host --locked-mode -p:PublishReadyToRun=true
#       dotnet publish host --no-restore -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o FOLDER
#
# With podman add --format docker: the OCI format has no HEALTHCHECK. Base images are arguments, so that local ones can be used.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble

FROM ${RUNTIME_IMAGE} AS runtime
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Programme" \
      org.opencontainers.image.description="Host of a randomised programme of supervision for designated safeguarding leads: gRPC, JSON and metrics" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# /data: databases, keys, socket. /keys: where `access create --out` leaves a key for another container.
RUN install -d -o 1654 -g 1654 -m 0700 /data && install -d -o 1654 -g 1654 -m 0750 /keys
# No diagnostics socket: a memory dump would hold keys and personal data.
ENV PATH=/app:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PROGRAMME_Data=/data \
    PROGRAMME_Listen__Grpc=0.0.0.0:5080 \
    PROGRAMME_Listen__Http=0.0.0.0:5081 \
    PROGRAMME_Listen__Metrics=0.0.0.0:5082 \
    PROGRAMME_Log__Format=json \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
USER 1654:1654
VOLUME /data
# gRPC (HTTP/2), JSON (HTTP/1.1), metrics (HTTP/1.1, with the key of a metrics_reader).
EXPOSE 5080 5081 5082
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["/app/programme", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/programme"]
CMD ["serve"]

# The context is the published folder itself.
FROM runtime AS published
COPY . /app/

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY . .
RUN dotnet restore host --locked-mode -p:PublishReadyToRun=true \
 && dotnet publish host --no-restore -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -p:RunAnalyzers=false -o /out

FROM runtime
COPY --from=build /out/ /app/
