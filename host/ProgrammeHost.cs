using System.IO.Compression;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Programme.Costs;
using Programme.Delivery;
using Programme.Enrolment;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes;
using Prometheus;
using Serilog;

namespace Programme.Host;

/// <summary>The host, top to bottom: the data folder, the stores, four modules and the calls between them, the interceptors
/// that every call passes, and what is listened to.</summary>
public static class ProgrammeHost
{
    /// <summary>Types of error details, for their form in JSON.</summary>
    internal static TypeRegistry Details { get; } =
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, PreconditionFailure.Descriptor, RetryInfo.Descriptor);

    /// <summary>Builds the host from <c>--Key=value</c> arguments, <c>PROGRAMME_*</c> variables and <c>programme.json</c> in
    /// the data folder. It holds the folder's lock until it is disposed.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        // What the host needs of the contracts is made beside what comes before it.
        _ = Task.Run(() => Contracts.Methods);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "programme" });
        var settings = Settings.Read(args);
        builder.Configuration.AddConfiguration(settings.Configuration);
        _ = settings.BackupFolder is null ? null : settings.BackupPassphrase;
        var certificates = settings.Tls is { } files ? new Certificates(files.Certificate, files.Key) : null;
        var folder = DataFolder.Take(settings.DataFolder);

        builder.Services.AddSerilog(Logs.Configure(settings), preserveStaticLogger: true);
        builder.Services.AddSingleton(_ => folder);
        builder.Services.AddSingleton(settings.Trial);
        builder.Services.AddSingleton(settings.Targets);
        builder.Services.AddSingleton(settings.Stores);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings).AddSingleton<FolderCheck>();
        builder.Services.AddSingleton(_ => AuditKey.InFolder(folder.FullPath));
        builder.Services.AddSingleton(_ => Sealing.InFolder(folder.FullPath));
        builder.Services.AddSingleton(_ => Pseudonyms.InFolder(folder.FullPath));
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton(services =>
            new Manifest(folder.FullPath, settings.Trial.Id, services.GetRequiredService<AuditKey>()));
        builder.Services.AddSingleton<Verification>();
        builder.Services.AddSingleton(_ => AnchorKey.InFolder(folder.FullPath));
        builder.Services.AddSingleton(new AnchorFolder(settings.AnchorFolder));
        builder.Services.AddSingleton<Anchors>().AddHostedService(services => services.GetRequiredService<Anchors>());
        builder.Services.AddSingleton<ScheduledBackups>().AddHostedService(services => services.GetRequiredService<ScheduledBackups>());
        builder.Services.AddSingleton<Changes>().AddSingleton<FailedSync>().AddHostedService<OtherHosts>();
        builder.Services.AddSingleton(typeof(Remembered<,>));
        builder.Services.AddSingleton(Metrics.NewCustomRegistry());
        builder.Services.AddSingleton<Scrape>().AddSingleton<HostFigures>();

        builder.Services.AddStore<AccessDb, AccessPostgresDb>("access", (options, scope) => new AccessDb(options, scope),
            (options, scope) => new AccessPostgresDb(options, scope));
        builder.Services.AddRetention<AccessDb>("access");
        builder.Services.AddSingleton<ApiKeys>().AddSingleton<SealedAuthorities>();
        builder.Services.AddSingleton<AccessTable>();
        builder.Services.AddEnrolment();
        builder.Services.AddDelivery();
        builder.Services.AddOutcomes(settings.Configuration);
        builder.Services.AddCosts();
        builder.Services.AddModuleCalls();

        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = 8_000_000;
            (grpc.ResponseCompressionAlgorithm, grpc.ResponseCompressionLevel) = (Compression.Gzip, CompressionLevel.Fastest);
            grpc.Interceptors.Add<Compression>();
            grpc.Interceptors.Add<CallObserver>();
            grpc.Interceptors.Add<Access>();
            grpc.Interceptors.Add<RequestText>();
            grpc.Interceptors.Add<Replays>();
            grpc.Interceptors.Add<ActGate>();
            grpc.Interceptors.Add<ReadAudit>();
            grpc.Interceptors.Add<AnchorAfterCalls>();
            grpc.Interceptors.Add<LockMarks>();
        }).AddJsonTranscoding(json =>
        {
            json.JsonSettings.WriteInt64sAsStrings = true;
            json.TypeRegistry = Details;
        });
        builder.Services.AddSingleton<CallLimits>().AddSingleton<WrongKeys>().AddSingleton<Admission>();
        builder.Services.AddSingleton<CallObserver>().AddSingleton<Access>().AddSingleton<RequestText>().AddSingleton<Replays>()
            .AddSingleton<ActGate>().AddSingleton<ReadAudit>().AddSingleton<AnchorAfterCalls>().AddSingleton<LockMarks>();
        builder.Services.AddGrpcReflection();
        builder.Services.AddServiceHealth();
        Compression.Add(builder.Services);
        builder.Services.AddPages(settings);
        builder.Services.AddOpenId(settings);
        builder.Services.AddBrowsers(settings);
        builder.Services.AddRouting();
        builder.Services.AddCalendarLimit(settings);
        builder.Listen(settings, folder, certificates);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        certificates?.Log = app.Services.GetRequiredService<ILogger<Certificates>>();
        app.UsePageHeaders();
        app.UseListeners();
        app.UseResponseCompression();
        app.UsePagesForRefusals();
        app.UseRouting();
        app.UseBrowsers(settings);
        app.UseMiddleware<Admission>();
        app.UseRateLimiter();
        app.UseStrictJson();
        app.MapGrpcService<AccessHandler>();
        app.MapGrpcService<RetentionHandler>();
        app.MapGrpcService<OverrideHandler>();
        app.MapGrpcService<ReportHandler>();
        app.MapEnrolment();
        app.MapDelivery();
        app.MapOutcomes();
        app.MapCosts();
        app.MapGrpcReflectionService();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/healthz");
        app.MapPages();
        app.MapGet("/openapi.json", () => Results.Text(OpenApi.Document, "application/json"));
        return app;
    }

    /// <summary>Checks the data folder, brings the databases to this version, then listens.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancel = default)
    {
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var log = app.Services.GetRequiredService<ILogger<DataFolder>>();
        var check = app.Services.GetRequiredService<FolderCheck>();
        check.CheckFiles();
        if (TemporaryFile.Sweep() is > 0 and var left)
            log.LogWarning("Removed {Files} uploads that a process which died had left in the temporary folder", left);
        app.Services.GetRequiredService<AuditKey>();
        app.Services.GetRequiredService<Sealing>();
        app.Services.GetRequiredService<Pseudonyms>();
        app.Services.GetRequiredService<AnchorKey>();
        var verification = app.Services.GetRequiredService<Verification>();
        app.Services.GetRequiredService<AccessTable>();
        app.Services.GetRequiredService<DataFolder>().ClearSocket();
        await Task.WhenAll(app.Services.GetServices<Store>()
            .Select(store => Task.Run(() => Migration.RunAsync(store, verification, clock, log, cancel), cancel)));
        await check.CheckChainsAsync(verification, cancel);
        await app.StartAsync(cancel);
        File.SetUnixFileMode(app.Services.GetRequiredService<DataFolder>().Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        app.Services.GetRequiredService<HostFigures>().Start();
    }
}
