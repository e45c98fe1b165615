using Programme.Delivery.V1;

namespace Programme.Costs;

/// <summary>Time of staff while one version of the unit costs was in force.</summary>
/// <param name="Rows">What an hour costs, one row for each kind of staff.</param>
/// <param name="ByLa">Time by authority; empty = all in scope.</param>
internal sealed record PricedTime(IReadOnlyCollection<UnitCostRow> Rows, IReadOnlyDictionary<string, StaffTime> ByLa)
{
    private static readonly StaffTime NoTime = new();

    /// <summary>The cost of an hour; null = staff of this kind has none.</summary>
    public UnitCostRow? Cost(string staff) => Rows.FirstOrDefault(row => row.Staff == staff);

    public StaffTime Of(string laCode) => ByLa.GetValueOrDefault(laCode, NoTime);
}
