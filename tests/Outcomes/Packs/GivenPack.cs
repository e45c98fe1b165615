using System.Globalization;
using System.IO.Compression;
using Programme.Host;
using Programme.Outcomes;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Given: a made-up trial as the source of packs.</summary>
internal static class GivenPack
{
    /// <param name="set">A folder of reference data.</param>
    /// <param name="named">Whether scales and groups of posts have names, as those of the programme have.</param>
    public static PackSource Source(string set, bool named = false)
    {
        var data = TrialFolder.Read(Path.Combine(AppContext.BaseDirectory, "Data", "stats", set), set);
        if (named)
        {
            data = data with
            {
                Scales = [.. new[] { "personal", "work" }.Select(name => new TrialScale(name, data.Scales[0].Persons))],
                Tenures = [.. new[] { "lead", "lead_and_deputy" }.Select(name => new TenureGroup(name, data.Tenures[0].Tenures))],
            };
        }
        return Of(data);
    }

    public static PackSource Of(TrialData data) =>
        new(data, """{"plan":"made up"}""", 6, [.. TrialAnalysis.Run(data).Select(Row)], [("plan_sha256", new string('a', 64))]);

    /// <summary>The files of a pack.</summary>
    public static Dictionary<string, string> Files(byte[] pack)
    {
        using var archive = new ZipArchive(new MemoryStream(pack));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }

    private static AnalysisResultRow Row(AnalysisResult result, int at) => new()
    {
        Run = 1,
        Place = at + 1,
        Id = result.Id,
        Key = result.Key,
        Value = result.Value switch
        {
            null => "",
            double.PositiveInfinity => "Inf",
            { } number => number.ToString("R", CultureInfo.InvariantCulture),
        },
        Unit = result.Unit,
        Status = result.Status.ToString().ToLowerInvariant(),
        Reason = result.Reason is { } reason ? $"{reason.CodeText}: {reason.Sentence}" : "",
    };
}
