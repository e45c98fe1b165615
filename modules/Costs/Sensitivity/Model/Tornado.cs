using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>A roll-out with its inputs moved: each alone, and pairs.</summary>
internal static class Tornado
{
    private const int MostPairs = 50;

    /// <summary>Ranges that no answer is without.</summary>
    private static readonly string[] Always =
        [RollOutInputs.GroupSize, RollOutInputs.SchoolsPerSupervisor, "direct_minutes", RollOutInputs.Vacancy];

    /// <summary>Checks ranges and pairs; what is wrong is added to the problems.</summary>
    public static void Check(FieldProblems problems, IReadOnlyList<InputRange> ranges, IReadOnlyList<InputPair> pairs)
    {
        var seen = new HashSet<string>();
        for (var at = 0; at < ranges.Count; at++)
        {
            var (path, range) = ($"ranges[{at}].", ranges[at]);
            problems.Code(path + "name", range.Name, RollOutInputs.Names);
            problems.AddIf(!seen.Add(range.Name), path + "name", FieldCodes.Duplicate, "one range for each input is expected.");
            RollOutInputs.CheckValue(problems, path + "low", range.Name, range.Low);
            RollOutInputs.CheckValue(problems, path + "high", range.Name, range.High);
            problems.AddIf(range.Low >= range.High, path + "high", FieldCodes.OutOfRange, "a number above low is expected.");
        }
        problems.AddIf(pairs.Count > MostPairs, "pairs", FieldCodes.OutOfRange, $"at most {MostPairs} pairs are expected.");
        for (var at = 0; at < pairs.Count; at++)
        {
            var (path, pair) = ($"pairs[{at}].", pairs[at]);
            problems.AddIf(!seen.Contains(pair.First), path + "first", FieldCodes.UnknownCode, "an input with a range is expected.");
            problems.AddIf(!seen.Contains(pair.Second), path + "second", FieldCodes.UnknownCode, "an input with a range is expected.");
            problems.AddIf(pair.First == pair.Second, path + "second", FieldCodes.Duplicate, "another input than first is expected.");
        }
    }

    /// <summary>Refuses what lacks a range that is always asked for.</summary>
    /// <exception cref="Exception">INPUT_MISSING: names every such input.</exception>
    public static void NeedRanges(IReadOnlyCollection<InputRange> ranges)
    {
        string[] missing = [.. Always.Except(ranges.Select(range => range.Name))];
        if (missing.Length > 0)
            throw Faults.Precondition(Reasons.InputMissing, string.Join(", ", missing),
                $"The sensitivity needs a range of {string.Join(", ", missing)}: give low and high of each.");
    }

    /// <summary>The roll-out as it is, each input at its ends, and pairs at theirs.</summary>
    public static RunCostSensitivityResponse Of(RollOutInputs inputs, IReadOnlyList<InputRange> ranges, IReadOnlyList<InputPair> pairs)
    {
        var byName = ranges.ToDictionary(range => range.Name);
        var here = RollOut.Project(inputs);
        var response = new RunCostSensitivityResponse
        {
            PerPupilPence = here.PerPupilPence,
            Swings =
            {
                ranges.Select(range => Swing(inputs, range)).OrderByDescending(swing => swing.WidthPence)
                    .ThenBy(swing => swing.Name, StringComparer.Ordinal),
            },
            Pairs = { pairs.Select(pair => Pair(inputs, byName[pair.First], byName[pair.Second])) },
            Inputs = { inputs.Messages },
        };
        if (here.HasPerSessionPence)
            response.PerSessionPence = here.PerSessionPence;
        return response;
    }

    private static InputSwing Swing(RollOutInputs inputs, InputRange range)
    {
        var (low, high) = (RollOut.Project(inputs.With(range.Name, range.Low)), RollOut.Project(inputs.With(range.Name, range.High)));
        var swing = new InputSwing
        {
            Name = range.Name,
            Low = range.Low,
            High = range.High,
            PerPupilAtLowPence = low.PerPupilPence,
            PerPupilAtHighPence = high.PerPupilPence,
            WidthPence = Math.Abs(high.PerPupilPence - low.PerPupilPence),
        };
        if (inputs.Find(range.Name) is { } value)
            swing.Base = value;
        if (low.HasPerSessionPence)
            swing.PerSessionAtLowPence = low.PerSessionPence;
        if (high.HasPerSessionPence)
            swing.PerSessionAtHighPence = high.PerSessionPence;
        return swing;
    }

    private static PairSwing Pair(RollOutInputs inputs, InputRange first, InputRange second)
    {
        double At(double one, double other) => RollOut.Project(inputs.With(first.Name, one).With(second.Name, other)).PerPupilPence;
        return new PairSwing
        {
            First = first.Name,
            Second = second.Name,
            LowLowPence = At(first.Low, second.Low),
            LowHighPence = At(first.Low, second.High),
            HighLowPence = At(first.High, second.Low),
            HighHighPence = At(first.High, second.High),
        };
    }
}
