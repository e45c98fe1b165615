using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>The units that the links connect with these URNs, whoever asks. The register and its links are those of the whole
    /// country; which units a caller is told of is decided by <see cref="Told"/>.</summary>
    private async Task<UnitsNear> UnitsNearAsync(IEnumerable<string> urns, CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        return await UnitsNear.LoadAsync(db, urns, cancel);
    }

    /// <summary>A unit as a caller is told of it: other units only in its scope.</summary>
    private static TrialUnit Told(TrialUnit unit, UnitsNear near, Scope scope)
    {
        var seen = unit.OtherUnitUrns.Where(urn => scope.Sees(near.LaCodeOf(urn))).ToList();
        unit.OtherUnitUrns.Clear();
        unit.OtherUnitUrns.AddRange(seen);
        return unit;
    }
}
