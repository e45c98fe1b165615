using System.Globalization;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>What is agreed, and published, before a draw: everything but the list and the seed.</summary>
/// <param name="TrialId">The trial's id; a new draw needs a new one.</param>
/// <param name="Mode">Fixed counts, or permuted blocks.</param>
/// <param name="BlockSizes">Sizes of the blocks, in the order in which the stream chooses among them; none for fixed counts.</param>
/// <param name="Beacon">A public random value, named before it was known; null = none.</param>
internal sealed record DrawTerms(string TrialId, AllocationMode Mode, IReadOnlyList<int> BlockSizes, string? Beacon)
{
    private const int MostSizes = 20;
    private const int LargestBlock = 100;
    private const int LongestBeacon = 500;

    /// <summary>The sizes as the commitment has them, for example <c>2,4,6</c>.</summary>
    public string Sizes => string.Join(',', BlockSizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The sizes of a text such as <c>2,4,6</c>.</summary>
    public static IEnumerable<int> SizesOf(string sizes) =>
        sizes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(size => int.Parse(size, CultureInfo.InvariantCulture));

    /// <summary>The mode as the commitment has it.</summary>
    public string ModeName => Mode == AllocationMode.Blocks ? "blocks" : "fixed";

    /// <summary>The terms that a request gives; no mode = fixed counts, no beacon = none.</summary>
    public static DrawTerms Of(string trialId, AllocationMode mode, IEnumerable<int> blockSizes, string beacon) =>
        new(trialId, mode == AllocationMode.Unspecified ? AllocationMode.Fixed : mode, [.. blockSizes], beacon.Length == 0 ? null : beacon);

    /// <summary>What is wrong with them, by request field.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!Enum.IsDefined(Mode))
            yield return new("mode", FieldCodes.UnknownCode, "fixed or blocks is expected.");
        if (Mode == AllocationMode.Fixed && BlockSizes.Count > 0)
            yield return new("block_sizes", FieldCodes.NotExpected, "block sizes are for the mode blocks only.");
        if (Mode == AllocationMode.Blocks && BlockSizes.Count is 0 or > MostSizes)
            yield return new("block_sizes", FieldCodes.OutOfRange, $"1 to {MostSizes} block sizes are expected.");
        if (BlockSizes.Any(size => size is < 2 or > LargestBlock || int.IsOddInteger(size)))
            yield return new("block_sizes", FieldCodes.NotASize,
                $"even numbers from 2 to {LargestBlock} are expected: half of a block goes to each arm.");
        if (Beacon is { Length: > LongestBeacon })
            yield return new("beacon", FieldCodes.TooLong, $"at most {LongestBeacon} characters.");
    }
}
