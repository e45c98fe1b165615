using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>What is said wherever arms are used whose draw cannot be shown.</summary>
internal static class Cautions
{
    public const string DrawnElsewhere = "drawn elsewhere, not provable here";

    public const string LoadedByOperator = "allocation loaded by the operator, not provable here";

    /// <summary>The caution of one batch; empty = drawn here.</summary>
    public static string Of(int batch, AllocationOrigin origin) => origin switch
    {
        AllocationOrigin.DrawnElsewhere => $"Batch {batch}: {DrawnElsewhere}.",
        AllocationOrigin.LoadedByOperator => $"Batch {batch}: {LoadedByOperator}.",
        AllocationOrigin.Unspecified => $"Batch {batch}: drawn under a version that did not keep how, not provable here.",
        _ => "",
    };

    /// <summary>The cautions of several batches; empty = all drawn here.</summary>
    public static string Of(IEnumerable<DrawRow> draws) =>
        string.Join(' ', draws.Select(draw => draw.Caution).Where(caution => caution.Length > 0));
}
