using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Programme.Host;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>. They learn the server and the password from their environment: every
/// user of a machine can read command lines.</summary>
/// <param name="Folder">Where they are (setting <c>Backups:PostgresTools</c>); null = on the PATH.</param>
internal sealed record PostgresTools(string? Folder)
{
    /// <summary>Refuses a program that is not there, or older than the server, which it could not read.</summary>
    public async Task RequireAsync(string program, int serverVersion, CancellationToken cancel)
    {
        var printed = "";
        await RunAsync(program, new Dictionary<string, string?>(), line => printed += line, cancel, "--version");
        var version = printed.Split(' ').Select(word => word.Split('.')[0])
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Max();
        if (version < serverVersion)
            throw new UsageException($"{program} is of version {version} and the server of version {serverVersion}. Install "
                + $"postgresql-client-{serverVersion}, and name its folder with Backups:PostgresTools.");
    }

    /// <summary>Runs one of them to its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="environment">What <see cref="EnvironmentOf"/> says.</param>
    /// <param name="line">Takes each line that it prints.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <param name="arguments">Without any password.</param>
    public async Task RunAsync(string program, IReadOnlyDictionary<string, string?> environment, Action<string> line,
        CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(program, environment, arguments);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } printed)
                line(printed);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new IOException($"{program} failed: {string.Join(' ', (await errors).Split('\n').Take(4)).Trim()}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>A connection string as the variables that PostgreSQL's programs read.</summary>
    /// <param name="connection">An open connection: it knows the server in use, where several are named.</param>
    public static Dictionary<string, string?> EnvironmentOf(NpgsqlConnection connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        var all = new Dictionary<string, string?>
        {
            ["PGHOST"] = connection.Host,
            ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = connection.Database,
            ["PGUSER"] = connection.UserName ?? settings.Username,
            ["PGPASSWORD"] = settings.Password,
            ["PGPASSFILE"] = settings.Passfile,
            ["PGOPTIONS"] = settings.Options,
            ["PGSSLMODE"] = settings.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
            ["PGSSLROOTCERT"] = settings.RootCertificate,
            ["PGSSLCERT"] = settings.SslCertificate,
            ["PGSSLKEY"] = settings.SslKey,
        };
        return all.Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary();
    }

    private Process Start(string program, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Folder is null ? program : Path.Combine(Folder, program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new UsageException($"{start.FileName} cannot be run ({fault.Message}). A backup of PostgreSQL needs PostgreSQL's "
                + "client programs, of the server's version or newer: install postgresql-client, or name their folder with "
                + "Backups:PostgresTools.");
        }
    }
}
