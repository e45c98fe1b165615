using Google.Protobuf.WellKnownTypes;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>What an hour of one kind of staff costs in one version of the table. National, of no authority.</summary>
internal sealed record UnitCostRow
{
    public required int Number { get; init; }
    public required string Staff { get; init; }
    public required string Grade { get; init; }
    public required long SalaryPence { get; init; }
    public required long OnCostsPence { get; init; }
    public required long OverheadsPence { get; init; }
    public required double PaidHours { get; init; }
    public required string PriceYear { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required string Source { get; init; }
    public DateTimeOffset SetAt { get; init; }

    /// <summary>Pence of an hour.</summary>
    public double HourPence => (SalaryPence + OnCostsPence + OverheadsPence) / PaidHours;

    /// <summary>The rows of one version.</summary>
    public static UnitCostTable ToMessage(IReadOnlyCollection<UnitCostRow> version, IEnumerable<HandlingCostRow> handling)
    {
        var any = version.First();
        return new UnitCostTable
        {
            Number = any.Number,
            Rows = { version.OrderByDescending(row => row.Staff, StringComparer.Ordinal).Select(row => row.ToMessage()) },
            PriceYear = any.PriceYear,
            ValidFrom = any.ValidFrom.ToDate(),
            Source = any.Source,
            SetAt = Timestamp.FromDateTimeOffset(any.SetAt),
            Handling = { handling.OrderBy(row => row.Event, StringComparer.Ordinal).Select(row => row.ToMessage()) },
        };
    }

    private StaffUnitCost ToMessage() => new()
    {
        Staff = Staff,
        Grade = Grade,
        SalaryPence = SalaryPence,
        OnCostsPence = OnCostsPence,
        OverheadsPence = OverheadsPence,
        PaidHours = PaidHours,
        HourPence = HourPence,
    };
}
