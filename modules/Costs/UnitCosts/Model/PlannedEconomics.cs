using System.Text.Json;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What a plan of analysis says of economics, as far as a comparison asks.</summary>
/// <param name="PriceYear">Null = the plan says nothing of economics: the year that the trial begins in.</param>
/// <param name="IndexVersion">Of the price index; 0 = the newest that stood when the plan was locked.</param>
/// <param name="WorthPence">Of a contact averted.</param>
/// <param name="Resamples">How many.</param>
/// <param name="Seed">Of the resamples.</param>
/// <param name="Sensitivity">Scenarios and inputs that are moved; null = the plan says nothing of them.</param>
/// <param name="Downstream">Whether the downstream perspective is planned, or nothing is.</param>
internal sealed record PlannedEconomics(string? PriceYear, int IndexVersion, IReadOnlyList<double> WorthPence, int Resamples, long Seed,
    IReadOnlyList<string>? Sensitivity, bool Downstream)
{
    /// <summary>A year, where nothing is planned (CHEERS 2022, item 10).</summary>
    public const double UsualDiscountRate = 0.035;

    /// <summary>A year, beyond one academic year.</summary>
    public double DiscountRate { get; init; } = UsualDiscountRate;

    /// <summary>When the plan was locked: what was set later, it does not go by. Null = it is not locked.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>Whether the plan goes by what was set at this time.</summary>
    public bool GoesBy(DateTimeOffset setAt) => LockedAt is not { } locked || setAt <= locked;

    public static PlannedEconomics Usual { get; } = new(null, 0, [0, 10_000, 25_000, 50_000, 100_000], 2_000, 20_211, null, true);

    /// <summary>Reads the part of a plan; a plan from before there was one says nothing.</summary>
    public static PlannedEconomics Of(string plan)
    {
        using var json = JsonDocument.Parse(plan);
        return json.RootElement.TryGetProperty("economics", out var part)
            ? new(part.GetProperty("price_year").GetString(), part.GetProperty("deflator_version").GetInt32(),
                [.. part.GetProperty("worth_pence").EnumerateArray().Select(worth => worth.GetDouble())],
                part.GetProperty("resamples").GetInt32(), part.GetProperty("seed").GetInt64(),
                part.TryGetProperty("sensitivity", out var moved) ? [.. moved.EnumerateArray().Select(code => code.GetString()!)] : null,
                part.TryGetProperty("perspectives", out var whose) && whose.EnumerateArray().Any(one => one.GetString() == "downstream"))
            { DiscountRate = part.TryGetProperty("discount_rate", out var rate) ? rate.GetDouble() : UsualDiscountRate }
            : Usual;
    }

    /// <summary>Fields of prices that were asked for otherwise than the plan has them.</summary>
    public IEnumerable<string> OffPlan(string priceYear, int indexVersion)
    {
        if (PriceYear is not null && priceYear.Length > 0 && priceYear != PriceYear)
            yield return "price_year";
        if (PriceYear is not null && indexVersion > 0 && indexVersion != IndexVersion)
            yield return "price_index_version";
    }

    /// <summary>Of these inputs those that the plan does not move.</summary>
    public IEnumerable<string> NotMoved(IEnumerable<string> inputs) => Sensitivity is null ? [] : inputs.Except(Sensitivity);

    /// <summary>As for prices, of all fields of a comparison.</summary>
    public IEnumerable<string> OffPlan(string priceYear, int indexVersion, IReadOnlyList<double> worthPence, int resamples, long seed,
        UsualPracticeGapRule gaps)
    {
        foreach (var field in OffPlan(priceYear, indexVersion))
            yield return field;
        if (worthPence.Count > 0 && !worthPence.SequenceEqual(WorthPence))
            yield return "worth_pence";
        if (resamples > 0 && resamples != Resamples)
            yield return "resamples";
        if (seed > 0 && seed != Seed)
            yield return "seed";
        // A plan says nothing of gaps: what is put in their place is not planned.
        if (gaps != UsualPracticeGapRule.Unspecified)
            yield return "usual_practice_gaps";
    }
}
