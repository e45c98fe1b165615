using System.Globalization;
using System.Net;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Every setting, with its default; <c>docs/settings.md</c> explains them.</summary>
internal sealed record Settings(IConfiguration Configuration, string DataFolder, StoreSettings Stores, Trial Trial)
{
    public IPEndPoint? Grpc => Address("Listen:Grpc", "127.0.0.1:5080");

    public IPEndPoint? Http => Address("Listen:Http", "127.0.0.1:5081");

    public IPEndPoint? Metrics => Address("Listen:Metrics", "127.0.0.1:5082");

    /// <summary>Origins whose pages may call from a browser.</summary>
    public IReadOnlyList<string> Origins =>
        [.. (Configuration["Browsers:Origins"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Origin)];

    /// <summary>The address under which browsers find the pages, without a slash at its end.</summary>
    public string PagesAddress => (Configuration["Pages:Address"] ?? $"{(Tls is null ? "http" : "https")}://{Http}").TrimEnd('/');

    /// <summary>So long a session in a browser lives without a page being asked for.</summary>
    public TimeSpan SessionIdle => TimeSpan.FromMinutes(Number("Pages:IdleMinutes", 30));

    /// <summary>So long a session in a browser lives at most.</summary>
    public TimeSpan SessionMost => TimeSpan.FromHours(Number("Pages:SessionHours", 10));

    /// <summary>The OpenID provider at which people sign in; null = none.</summary>
    public OpenIdSettings? OpenId => OpenIdSettings.Read(Configuration, SessionMost);

    /// <summary>What the programme aims at.</summary>
    public Targets Targets => new(Share("Targets:SessionDelivery"), Share("Targets:InappropriateContacts"));

    public int CalendarPerMinute => Number("Calendar:PerMinute", 120);

    public bool WidePermissions => string.Equals(Configuration["Folder:WidePermissions"], "true", StringComparison.OrdinalIgnoreCase);

    public bool MayReplace(string key) => Configuration["Keys:ReplaceLost"]?.Split(',').Contains(key) == true;

    public int MostCalls => Number("Limits:Calls", 256);

    public int MostCallsOfOneCaller => Number("Limits:CallsOfOneCaller", 64);

    public int MostHeavyReports => Number("Limits:HeavyReports", 4);

    /// <summary>So long a person who stood behind another's key cannot be the second person for what the other proposes, nor the other
    /// way round.</summary>
    public TimeSpan LinkedFor => TimeSpan.FromDays(Number("Persons:LinkedDays", 7));

    public string AnchorFolder => Path.GetFullPath(Configuration["Anchors:Folder"] ?? Path.Combine(DataFolder, "anchors"));

    /// <summary>The certificate of the listeners; null = they are without TLS.</summary>
    public (string Certificate, string Key)? Tls => (Configuration["Tls:Certificate"], Configuration["Tls:Key"]) switch
    {
        (null or "", null or "") => null,
        ({ Length: > 0 } certificate, { Length: > 0 } key) => (Path.GetFullPath(certificate), Path.GetFullPath(key)),
        _ => throw new SettingException("Tls:Certificate", "Tls:Certificate and Tls:Key are needed together"),
    };

    /// <summary>Where scheduled backups are kept; null = none are made.</summary>
    public BackupFolder? BackupFolder => Configuration["Backups:Folder"] switch
    {
        null or "" => null,
        var path => new(Path.GetFullPath(path)),
    };

    public TimeSpan BackupsEvery => TimeSpan.FromHours(Number("Backups:EveryHours", 24));

    public TimeSpan ProofsEvery => TimeSpan.FromDays(Number("Backups:ProveEveryDays", 7));

    public int BackupsKept => Number("Backups:Keep", 14);

    /// <summary>With it the keys are in scheduled backups, encrypted; null = without keys.</summary>
    public string? BackupPassphrase => Configuration["Backups:PassphraseFile"] is { Length: > 0 } file
        ? BackupVerb.PassphraseIn(file) : null;

    public PostgresTools PostgresTools => new(Configuration["Backups:PostgresTools"] is { Length: > 0 } folder ? folder : null);

    /// <summary>Settings of the host on which a scheduled backup is proved: the same trial, and of PostgreSQL the database that is
    /// there for proofs; null = there is none, and no proofs are made.</summary>
    public string[]? ProofArgs => (Stores.Postgres, Configuration["Backups:ProofConnection"]) switch
    {
        (false, _) => TrialArgs,
        (true, { Length: > 0 } connection) => [.. TrialArgs, "--Database:Provider=postgres", $"--Database:Connection={connection}",
            $"--Backups:PostgresTools={PostgresTools.Folder}"],
        _ => null,
    };

    private string[] TrialArgs => [.. Configuration.GetSection("Trial").GetChildren().Select(one => $"--Trial:{one.Key}={one.Value}")];

    public string LogLevel => Configuration["Log:Level"] ?? "Information";

    public bool LogJson => string.Equals(Configuration["Log:Format"], "json", StringComparison.OrdinalIgnoreCase);

    public static Settings Read(string[] args)
    {
        var outside = new ConfigurationBuilder().AddEnvironmentVariables("PROGRAMME_").AddCommandLine(args).Build();
        var folder = Path.GetFullPath(outside["Data"] ?? "data");
        var all = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(folder, "programme.json"), optional: true)
            .AddEnvironmentVariables("PROGRAMME_")
            .AddCommandLine(args)
            .Build();
        return new Settings(all, folder, new StoreSettings(folder, Postgres(all)), TrialOf(all));
    }

    private static string? Postgres(IConfiguration settings) => (settings["Database:Provider"] ?? "sqlite") switch
    {
        "sqlite" => null,
        "postgres" => settings["Database:Connection"]
            ?? throw new SettingException("Database:Connection",
                "a PostgreSQL connection string is needed with Database:Provider=postgres"),
        var other => throw new SettingException("Database:Provider", $"sqlite or postgres is expected, not '{other}'"),
    };

    private static Trial TrialOf(IConfiguration settings) => new(
        settings["Trial:Id"] ?? Trial.Default.Id,
        Day(settings, "Trial:BaselineFirstOn", Trial.Default.BaselineFirstOn),
        Day(settings, "Trial:FirstOn", Trial.Default.FirstOn),
        Day(settings, "Trial:LastOn", Trial.Default.LastOn));

    private static DateOnly Day(IConfiguration settings, string key, DateOnly usual)
    {
        if (settings[key] is not { } text)
            return usual;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new SettingException(key, $"a day written YYYY-MM-DD is expected, not '{text}'");
    }

    private static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text
            && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback))
            ? text
            : throw new SettingException("Browsers:Origins",
                "origins such as https://app.example.org are expected (http only of this machine), with a comma between them, "
                    + $"not '{text}'");

    private int Number(string key, int usual) => Configuration[key] is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new SettingException(key, $"a number from 1 on is expected, not '{text}'");

    private double? Share(string key) => Configuration[key] is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
        ? share
        : throw new SettingException(key, $"a share above 0 and up to 1 is expected, for example 0.9, not '{text}'");

    private IPEndPoint? Address(string key, string usual)
    {
        var text = Configuration[key] ?? usual;
        if (text is "none")
            return null;
        return IPEndPoint.TryParse(text, out var address)
            ? address
            : throw new SettingException(key, $"an address and port such as 127.0.0.1:5080 is expected (or none), not '{text}'");
    }
}

/// <summary>A setting that cannot be used.</summary>
internal sealed class SettingException(string key, string problem) : Exception($"Setting {key}: {problem}.");
