using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>That the list of a batch was frozen.</summary>
internal sealed record FrozenListRow
{
    /// <summary>Number of the batch, from 1.</summary>
    public int Batch { get; init; }

    public required string ListHash { get; init; }

    /// <summary>Hash of what was frozen of each school; null = a list frozen before that was kept.</summary>
    public string? CovariatesHash { get; init; }

    public int Schools { get; init; }

    /// <summary>Day as of which the schools were eligible and had not opted out.</summary>
    public DateOnly AsOf { get; init; }

    public DateTimeOffset FrozenAt { get; init; }
    public required string FrozenBy { get; init; }

    public static FrozenListRow Of(int batch, CanonicalList list, string covariatesHash, DateOnly asOf, DateTimeOffset at, string by) =>
        new()
        {
            Batch = batch,
            ListHash = list.Hash,
            CovariatesHash = covariatesHash,
            Schools = list.Units.Count,
            AsOf = asOf,
            FrozenAt = at,
            FrozenBy = by
        };

    /// <summary>For an answer, with the number of schools in each authority that the caller sees.</summary>
    public FrozenList ToMessage(IEnumerable<Unit> units)
    {
        var message = new FrozenList
        {
            Batch = Batch,
            ListHash = ListHash,
            CovariatesHash = CovariatesHash ?? "",
            Schools = Schools,
            FrozenAt = Timestamp.FromDateTimeOffset(FrozenAt)
        };
        foreach (var authority in units.GroupBy(unit => unit.Stratum))
            message.SchoolsByLa.Add(authority.Key, authority.Count());
        return message;
    }

    /// <summary>For the audit row.</summary>
    public string ToAudit() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["batch"] = Batch.ToString(CultureInfo.InvariantCulture),
        ["list_hash"] = ListHash,
        ["covariates_hash"] = CovariatesHash ?? "",
        ["schools"] = Schools.ToString(CultureInfo.InvariantCulture),
        ["as_of"] = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });
}
