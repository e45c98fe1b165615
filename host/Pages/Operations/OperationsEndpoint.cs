using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>How the host is: for whoever makes keys. Nothing of the programme is on it, and no size of a database, which would tell how
/// much is delivered (decision 0060).</summary>
internal static class OperationsEndpoint
{
    /// <summary>The call whose callers see the page.</summary>
    public const string Rpc = "AccessService/CreateApiKey";

    private const long Gigabyte = 1_000_000_000;

    public static async Task ShowAsync(PageRequest request)
    {
        if (!request.May(Rpc))
            throw Faults.NotFound("page", "operations");
        var services = request.Http.RequestServices;
        var access = new AccessService.AccessServiceClient(request.Calls);
        var keys = await Journal.Pages.AllAsync(new ListApiKeysRequest(),
            page => access.ListApiKeysAsync(page, cancellationToken: request.Cancel), page => page.ApiKeys);
        var health = await services.GetRequiredService<LastHealth>().ReportAsync(request.Cancel);
        var today = services.GetRequiredService<TimeProvider>().Today();
        var audit = request.Http.Request.Query["audit"] == "verify"
            ? await access.VerifyAuditAsync(new(), cancellationToken: request.Cancel) : null;
        IReadOnlyList<OperationsFact> facts =
        [
            new("Health", HealthOf(health)),
            new("Version", HostFigures.Version()),
            new("Free on the disk", $"{FreeBytes(services) / Gigabyte:N0} GB"),
            new("Backups", BackupsOf(services)),
            new("Keys", $"{keys.Count(key => Works(key, today))} work, "
                + $"{keys.Count(key => key is { ActivatedAt: null, RevokedAt: null })} wait to be activated, "
                + $"{keys.Count(key => key.RevokedAt is not null)} are revoked."),
            new("Signed in now", $"{services.GetRequiredService<PageSessions>().Count} sessions in a browser."),
        ];
        await PageWriter.WriteAsync<OperationsPage>(request.Http, StatusCodes.Status200OK, (nameof(OperationsPage.Viewer), request.Viewer),
            (nameof(OperationsPage.Facts), facts), (nameof(OperationsPage.Audit), audit));
    }

    private static string HealthOf(HealthReport health) => health.Status == HealthStatus.Healthy
        ? "Every database answers, and the data folder can be written to."
        : string.Join(" ", health.Entries.Values.Where(one => one.Status != HealthStatus.Healthy).Select(one => one.Description));

    private static long FreeBytes(IServiceProvider services) =>
        new DriveInfo(services.GetRequiredService<DataFolder>().FullPath).AvailableFreeSpace;

    private static bool Works(ApiKey key, DateOnly today) =>
        key is { ActivatedAt: not null, RevokedAt: null } && (key.ExpiresOn is null || key.ExpiresOn.ToDateOnly() >= today);

    private static string BackupsOf(IServiceProvider services)
    {
        if (services.GetRequiredService<Settings>().BackupFolder is not { } folder)
            return "None are made: set Backups:Folder, or copy the databases in another way.";
        var failed = services.GetRequiredService<ScheduledBackups>().Succeeded == false ? "The last attempt failed: see the log. " : "";
        var last = folder.All() is [var newest, ..] ? $"The last is of {Written(newest.At)}" : "There is none yet";
        var proved = folder.ProvedAt() is { } at ? $"one was restored and verified on {Written(at)}" : "none was restored to prove it yet";
        return $"{failed}{last}; {proved}.";
    }

    private static string Written(DateTimeOffset at) => Texts.Instant(Timestamp.FromDateTimeOffset(at));
}

/// <summary>A fact about the host.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">The fact.</param>
public sealed record OperationsFact(string Name, string Text);
