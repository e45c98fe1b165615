namespace Programme.Statistics;

/// <summary>Whether a result can be read.</summary>
public enum ResultStatus
{
    /// <summary>As it is.</summary>
    Value,

    /// <summary>With the reason beside it.</summary>
    Warned,

    /// <summary>There is none, for the reason given.</summary>
    Missing,
}

/// <summary>One number of an analysis.</summary>
/// <param name="Id">The method.</param>
/// <param name="Key">Which of its numbers; empty when the whole method has none.</param>
/// <param name="Value">The number, infinite where the quantity has no bound; null when it does not exist. Never NaN.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Status">Whether it can be read.</param>
/// <param name="Reason">Code and words; null for a plain value.</param>
public sealed record AnalysisResult(string Id, string Key, double? Value, string Unit, ResultStatus Status, Reason? Reason);

/// <summary>Collects results in order.</summary>
internal sealed class Results
{
    private static readonly Reason Nothing = new(ReasonCode.NoVariation, "There is nothing to compute it from.");
    private readonly List<AnalysisResult> all = [];
    private readonly Dictionary<(string, string), double> values = [];

    public IReadOnlyList<AnalysisResult> All => all;

    /// <summary>Whether a method has a row.</summary>
    public bool Has(string id) => all.Exists(result => result.Id == id);

    /// <summary>Why a method has no result; null when it has one, or no row.</summary>
    public Reason? Refusal(string id) => all.Find(result => result.Id == id && result.Key.Length == 0)?.Reason;

    /// <summary>An earlier value; null when there is none.</summary>
    public double? this[string id, string key] => values.TryGetValue((id, key), out var value) ? value : null;

    public void Add(string id, string unit, IEnumerable<(string Key, double? Value)> keys, Reason? warning = null,
        Reason? whenMissing = null)
    {
        foreach (var (key, value) in keys)
        {
            if (value is { } number && !double.IsNaN(number))
            {
                values[(id, key)] = number;
                all.Add(new(id, key, number, UnitOf(key, unit), warning is null ? ResultStatus.Value : ResultStatus.Warned, warning));
            }
            else
            {
                all.Add(new(id, key, null, UnitOf(key, unit), ResultStatus.Missing, whenMissing ?? Nothing));
            }
        }
    }

    public void Refuse(string id, Reason reason) => all.Add(new(id, "", null, "", ResultStatus.Missing, reason));

    private static string UnitOf(string key, string unit) => key switch
    {
        "n" or "k" or "N" or "G" or "K" or "schools" or "clusters" or "events" or "allocations" => "count",
        "p" or "prob_ce" or "t1_p" or "t2_p" or "t1_p_lower" => "probability",
        _ when key.StartsWith("p_", StringComparison.Ordinal) => "probability",
        _ when key.StartsWith("df", StringComparison.Ordinal) => "degrees of freedom",
        _ when key.StartsWith("z_", StringComparison.Ordinal) || key.StartsWith("t_", StringComparison.Ordinal) => "1",
        _ => unit,
    };
}
