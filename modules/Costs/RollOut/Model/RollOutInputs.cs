using Google.Protobuf.Reflection;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Statistics;

namespace Programme.Costs;

/// <summary>The inputs of a projection by their field: given by the caller, or measured in this trial.</summary>
internal sealed class RollOutInputs
{
    public const string SchoolsPerSupervisor = "schools_per_supervisor";
    public const string GroupSize = "group_size";
    public const string Vacancy = "supervisor_vacancy";
    private const double Most = 1e15;

    /// <summary>Fields of which only some numbers make sense, with the least and the most.</summary>
    private static readonly Dictionary<string, (double Least, double Most)> Bounds = new()
    {
        ["schools"] = (1, 100_000),
        ["pupils"] = (1, Most),
        ["authorities"] = (1, 1_000),
        ["sessions"] = (0, 1_000),
        ["productive_hours"] = (1, 10_000),
        ["group_share"] = (0, 1),
        [GroupSize] = (1, 1_000),
        [SchoolsPerSupervisor] = (1, 100_000),
        [Vacancy] = (0, 0.95),
    };

    /// <summary>What records of sessions tell.</summary>
    private static readonly Dictionary<string, Func<CostReach, double?>> Measures = new()
    {
        ["sessions"] = reach => Mean(reach.Delivered, reach.Treated.Count),
        ["direct_minutes"] = reach => Mean(reach.Time.HeldMinutes, reach.Time.Meetings - reach.Time.MeetingsWithoutMinutes),
        ["preparation_minutes"] = reach => Mean(reach.Time.PreparationMinutes, reach.Time.Meetings),
        ["travel_minutes"] = reach => Mean(reach.Time.TravelMinutes, reach.Time.Meetings),
        [SchoolsPerSupervisor] = reach => MedianServed(reach.Time),
    };

    /// <summary>Fields that need not be given.</summary>
    private static readonly string[] Optional = [SchoolsPerSupervisor, Vacancy];

    private static readonly List<FieldDescriptor> Fields =
        [.. ProjectRollOutRequest.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Double)];

    private readonly Dictionary<string, double> values;
    private readonly HashSet<string> measured;

    private RollOutInputs(Dictionary<string, double> values, HashSet<string> measured) => (this.values, this.measured) = (values, measured);

    public double this[string name] => values[name];

    public double? SchoolsAtMost => Find(SchoolsPerSupervisor);

    /// <summary>Share of the posts that is filled.</summary>
    public double Filled => 1 - (Find(Vacancy) ?? 0);

    /// <summary>Meetings of a supervisor for one session of a school: those of a group are shared.</summary>
    public double MeetingsASession => 1 - this["group_share"] + (this["group_share"] > 0 ? this["group_share"] / this[GroupSize] : 0);

    public IEnumerable<RollOutInput> Messages => Fields.Select(one =>
    {
        var input = new RollOutInput { Name = one.Name, Source = "not_used" };
        if (values.TryGetValue(one.Name, out var value))
            (input.Value, input.Source) = (value, measured.Contains(one.Name) ? "measured_here" : "assumed");
        return input;
    });

    /// <summary>Fields of inputs, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(field => field.Name)];

    /// <summary>A value; null = not used.</summary>
    public double? Find(string name) => values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The same inputs but for one.</summary>
    public RollOutInputs With(string name, double value) => new(new Dictionary<string, double>(values) { [name] = value }, measured);

    /// <summary>Checks what is asked for; what is wrong is added to the problems.</summary>
    /// <param name="problems">Is added to.</param>
    /// <param name="request">The inputs.</param>
    /// <param name="path">Where they stand in the request.</param>
    public static void Check(FieldProblems problems, ProjectRollOutRequest request, string path = "")
    {
        foreach (var (name, value) in Given(request))
            CheckValue(problems, path + name, name, value);
        foreach (var name in request.Measured)
        {
            problems.AddIf(!Measures.ContainsKey(name), path + "measured", FieldCodes.UnknownCode,
                $"of {string.Join(", ", Measures.Keys)}, which records of sessions tell.");
            problems.AddIf(Given(request).ContainsKey(name), path + "measured", FieldCodes.NotTogether,
                $"{name} is given, too: one of both.");
        }
    }

    /// <summary>Checks that an input may have a value.</summary>
    public static void CheckValue(FieldProblems problems, string field, string name, double value)
    {
        var (least, most) = Bounds.GetValueOrDefault(name, (0, Most));
        problems.AddIf(!(value >= least && value <= most), field, FieldCodes.OutOfRange, $"a number from {least} to {most} is expected.");
    }

    /// <summary>All inputs.</summary>
    /// <exception cref="Exception">INPUT_MISSING: names every input that is neither given nor measured.</exception>
    public static RollOutInputs Of(ProjectRollOutRequest request, CostReach? reach)
    {
        var values = Given(request);
        foreach (var name in request.Measured)
        {
            if (reach is not null && Measures[name](reach) is { } measure)
                values[name] = measure;
        }
        var grouped = !values.TryGetValue("group_share", out var share) || share > 0;
        string[] missing = [.. Fields.Select(field => field.Name).Where(name => !values.ContainsKey(name) && !Optional.Contains(name)
            && (grouped || name != GroupSize)).Union(request.Measured.Where(name => !values.ContainsKey(name)))];
        return missing.Length == 0 ? new RollOutInputs(values, [.. request.Measured])
            : throw Faults.Precondition(Reasons.InputMissing, string.Join(", ", missing),
                $"The projection needs {string.Join(", ", missing)}: give each as a number, or name it in measured where records tell it.");
    }

    public static double? MedianServed(StaffTime time) => Median.Of(time.SchoolsPerSupervisor);

    private static Dictionary<string, double> Given(ProjectRollOutRequest request) =>
        Fields.Where(field => field.Accessor.HasValue(request))
            .ToDictionary(field => field.Name, field => (double)field.Accessor.GetValue(request));

    private static double? Mean(double sum, int count) => count > 0 ? sum / count : null;
}
