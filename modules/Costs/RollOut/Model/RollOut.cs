using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What a roll-out needs and costs.</summary>
internal static class RollOut
{
    private const int Years = 3;
    private const double MinutesAnHour = 60;

    /// <summary>Binary fractions must not cost a post: 2 posts and a billionth are 2.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Posts by authority, cost by year and payer.</summary>
    /// <returns>supervisors in FTE = schools × sessions × minutes / (60 × productive hours), rounded up in each authority; each post is
    /// paid whole, but for the share that is vacant.</returns>
    /// <param name="inputs">All inputs.</param>
    /// <param name="discountRate">A year, beyond the first.</param>
    public static ProjectRollOutResponse Project(RollOutInputs inputs, double discountRate = PlannedEconomics.UsualDiscountRate)
    {
        var spread = Spread((int)inputs["schools"], (int)inputs["authorities"]);
        var authorities = spread.Select((schools, at) => Authority(inputs, at + 1, schools)).ToList();
        var years = Enumerable.Range(1, Years).Select(year => Year(inputs, year, authorities, discountRate)).ToList();
        var (total, discounted) = (years.Sum(year => year.TotalPence), years.Sum(year => year.DiscountedPence));
        var projection = new ProjectRollOutResponse
        {
            Inputs = { inputs.Messages },
            Fte = Fte(inputs, inputs["schools"]),
            Supervisors = authorities.Sum(one => one.Supervisors),
            Authorities = { authorities },
            Years = { years },
            PerSchoolPence = total / (Years * inputs["schools"]),
            PerPupilPence = total / (Years * inputs["pupils"]),
            DiscountRate = discountRate,
            DiscountedPerSchoolPence = discounted / (Years * inputs["schools"]),
            DiscountedPerPupilPence = discounted / (Years * inputs["pupils"]),
        };
        if (inputs["schools"] * inputs["sessions"] * inputs.Filled is > 0 and var held)
            projection.PerSessionPence = total / (Years * held);
        return projection;
    }

    /// <summary>As evenly as may be: the first authorities have one school more.</summary>
    private static IEnumerable<int> Spread(int schools, int authorities) =>
        Enumerable.Range(0, authorities).Select(at => schools / authorities + (at < schools % authorities ? 1 : 0));

    private static double Fte(RollOutInputs inputs, double schools) => schools * inputs["sessions"] * inputs.MeetingsASession
        * (inputs["direct_minutes"] + inputs["preparation_minutes"] + inputs["travel_minutes"])
        / (MinutesAnHour * inputs["productive_hours"]);

    private static RollOutAuthority Authority(RollOutInputs inputs, int number, int schools)
    {
        var fte = Fte(inputs, schools);
        var posts = Math.Max(Up(fte), inputs.SchoolsAtMost is { } most ? Up(schools / most) : 0);
        var yearly = posts * inputs.Filled * inputs["supervisor_pence"] + inputs["authority_recurring_pence"];
        return new RollOutAuthority
        {
            Number = number,
            Schools = schools,
            Fte = fte,
            Supervisors = posts,
            FirstYearPence = yearly + inputs["authority_start_up_pence"],
            LaterYearPence = yearly,
        };
    }

    private static int Up(double posts) => (int)Math.Ceiling(posts - Tolerance);

    private static RollOutYear Year(RollOutInputs inputs, int year, List<RollOutAuthority> authorities, double discountRate)
    {
        var cost = new RollOutYear
        {
            Year = year,
            LaPence = authorities.Sum(one => year == 1 ? one.FirstYearPence : one.LaterYearPence),
            SchoolPence = inputs["schools"] * inputs["school_recurring_pence"],
            ProgrammePence = inputs["programme_recurring_pence"] + (year == 1 ? inputs["programme_start_up_pence"] : 0),
        };
        cost.TotalPence = cost.LaPence + cost.SchoolPence + cost.ProgrammePence;
        cost.DiscountedPence = cost.TotalPence / Math.Pow(1 + discountRate, year - 1);
        (cost.PerSchoolPence, cost.PerPupilPence) = (cost.TotalPence / inputs["schools"], cost.TotalPence / inputs["pupils"]);
        return cost;
    }
}
