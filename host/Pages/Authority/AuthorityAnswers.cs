using Programme.Common.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The answer to a question about an authority.</summary>
/// <param name="Question">The question.</param>
/// <param name="Big">The answer in a few words.</param>
/// <param name="Detail">What it is made of, in sentences.</param>
/// <param name="Definition">What is counted, over what, for which days.</param>
/// <param name="Look">Whether somebody should look at it.</param>
public sealed record PageAnswer(string Question, string Big, string Detail, string Definition, bool Look)
{
    /// <summary>What it is made from: names and values, the numerator before the denominator, and the day.</summary>
    public IReadOnlyList<(string Name, string Value)> Numbers { get; init; } = [];

    /// <summary>Name of the page, or of the part of the page, with what is behind it; empty = none.</summary>
    public string Behind { get; init; } = "";
}

/// <summary>The five answers about one authority, from what the services say of it.</summary>
internal sealed record AuthorityAnswers(SessionCounts? Sessions, Turnover? Leads, DateRange? Window, MonitoringChart? Chart,
    IReadOnlyList<ExpectedReturn>? Returns, CostSummary? Costs)
{
    private const string Withheld = "withheld";
    private const string FewSchools = "Your role may not know the arms, and so few schools would tell them.";

    /// <summary>Last day that counts; null = not said.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>Day by whose end the figures of contacts had left; null = as they leave now.</summary>
    public DateOnly? ContactsOn { get; init; }

    /// <summary>Returns that are late and not there.</summary>
    public IReadOnlyList<ExpectedReturn> Missing => [.. (Returns ?? []).Where(one => one.ExtractedOn is null && one.DaysLate > 0)];

    /// <summary>Months whose share signals something.</summary>
    public IReadOnlyList<MonitoringPoint> Signalling => [.. (Chart?.Points ?? []).Where(point => point.Signals.Count > 0)];

    /// <summary>The answers that the role may have.</summary>
    public IReadOnlyList<PageAnswer> All =>
        [.. new[] { OfSessions(), OfLeads(), OfContacts(), OfReturns(), OfCosts() }.OfType<PageAnswer>()];

    private PageAnswer? OfSessions()
    {
        if (Sessions is null)
            return null;
        const string Question = "Is supervision happening?";
        const string Definition = "Sessions delivered, of the sessions due to the treated schools by the calendar up to the day. Overdue: "
            + "the day is past and no outcome is recorded.";
        if (Sessions.Withheld.Length > 0 || Sessions.Due == 0)
            return Sessions.Withheld.Length > 0 ? new(Question, Withheld, FewSchools, Definition, false)
                : new(Question, "none due", "No session is due yet.", Definition, false);
        var design = Sessions.ByDesign ? " Counted as if half of the schools of both arms were treated." : "";
        var overdue = Sessions.Overdue == 0 ? "Every past session has an outcome." : $"{PageText.Count(Sessions.Overdue)} overdue.";
        return new(Question, $"{PageText.Count(Sessions.Delivered)} of {PageText.Count(Sessions.Due)}",
            $"{PageText.Share((double)Sessions.Delivered / Sessions.Due)} of the sessions due. {overdue}{design}", Definition,
            Sessions.Overdue > 0)
        {
            Behind = "sessions",
            Numbers = [("Sessions delivered", PageText.Count(Sessions.Delivered)), ("Sessions due", PageText.Count(Sessions.Due)), .. UpTo],
        };
    }

    private PageAnswer? OfLeads() => Leads is null ? null : new("Do leads stay?",
        $"{PageText.Count(Leads.LeaversInPostAtStart)} of {PageText.Count(Leads.Headcount)} left",
        $"{PageText.Count(Leads.VacancyDays)} school-days without a lead. {PageText.Rate(Leads)}",
        $"Posts of lead held on {Texts.Day(Window?.FirstOn)} that ended by {Texts.Day(Window?.LastOn)}, of all that were held on the first "
            + "day. All leavers in the time are in the rate per 100 person-years, with its exact 95% interval.",
        Leads.VacancyDays > 0)
    {
        Behind = "posts",
        Numbers = [("Of those in post at the start, left", PageText.Count(Leads.LeaversInPostAtStart)),
            ("In post at the start", PageText.Count(Leads.Headcount)), ("All leavers", PageText.Count(Leads.Leavers)),
            ("Person-years", Leads.PersonYears.ToString("0.0", Texts.England)), .. UpTo],
    };

    private PageAnswer? OfContacts()
    {
        const string Question = "Are inappropriate contacts changing?";
        const string Definition = "Contacts that are inappropriate by the definition in force, of all contacts in the returns of the trial "
            + "to date, with its 95% interval, schools as clusters. Limits: mean ± 2.66 × mean moving range of the first twelve months.";
        if (Chart?.Points.LastOrDefault(point => point.Figure.Month.Length == 0)?.Figure is not { } figure)
            return null;
        var signals = Signalling.Count == 0 ? "No month stands out."
            : $"To look at: {string.Join(", ", Signalling.Select(point => PageText.Month(point.Figure.Month)))}.";
        return figure.HasRatio
            ? new(Question, PageText.Share(figure.Ratio),
                $"{PageText.Count(figure.ContactsInappropriate)} of {PageText.Count(figure.ContactsTotal)} contacts"
                    + $"{(figure.HasLower ? $", {PageText.Share(figure.Lower)} to {PageText.Share(figure.Upper)}" : "")}. {signals}",
                Definition, Signalling.Count > 0)
            {
                Behind = "contacts",
                Numbers = [("Inappropriate contacts", PageText.Count(figure.ContactsInappropriate)),
                    ("All contacts", PageText.Count(figure.ContactsTotal)), ("Schools that reported", PageText.Count(figure.Schools)),
                    ("As published", PageText.Published(ContactsOn))],
            }
            : new(Question, figure.Withheld.Length > 0 ? figure.Withheld : "none", PageText.Symbol(figure.Withheld), Definition, false)
            {
                Behind = "contacts",
            };
    }

    private PageAnswer? OfReturns()
    {
        if (Returns is null)
            return null;
        var (received, late) = (Returns.Count(one => one.ExtractedOn is not null),
            Returns.Count(one => one.ExtractedOn is not null && one.DaysLate > 0));
        return new("Which returns are missing?",
            Missing.Count == 0 ? "None" : string.Join(", ", Missing.Select(one => PageText.Month(one.Month))),
            $"{received} of {Returns.Count} received, {late} of them late. {Returns.Sum(one => one.OpenQueries)} open queries.",
            "Months that are over, against the day on which the return is due with its grace for school holidays.",
            Missing.Count > 0 || Returns.Any(one => one.OpenQueries > 0))
        {
            Behind = "returns",
            Numbers = [("Returns received", PageText.Count(received)), ("Returns expected by now", PageText.Count(Returns.Count)), .. UpTo],
        };
    }

    private PageAnswer? OfCosts()
    {
        if (Costs is null)
            return null;
        const string Question = "What does it cost?";
        const string Definition = "Lines of supervision as recorded, in the prices of their day; costs of the programme as a whole and of "
            + "usual practice are not in it.";
        if (Costs is { HasTotalPence: false, Withheld.Length: > 0 })
            return new(Question, Withheld, FewSchools, Definition, false);
        return new(Question, PageText.Pounds(Costs.TotalPence),
            (Costs.HasPerSessionPence ? $"{PageText.Pounds(Costs.PerSessionPence)} for each session delivered. " : "")
                + (Costs.HasPerSchoolPence ? $"{PageText.Pounds(Costs.PerSchoolPence)} for each treated school" : "")
                + (Costs is { HasPerSchoolPence: true, HasTreatedSchools: false } ? ", counted as half of both arms." : "."),
            Definition, false)
        {
            Behind = "costs",
            Numbers = [("Cost of supervision", PageText.Pounds(Costs.TotalPence)),
                .. Denominator("Sessions delivered", Costs.HasDeliveredSessions, Costs.DeliveredSessions),
                .. Denominator("Treated schools", Costs.HasTreatedSchools, Costs.TreatedSchools),
                .. Denominator("Half of the schools of both arms", Costs.HasSchoolsByDesign, Costs.SchoolsByDesign), .. UpTo],
        };
    }

    private (string, string)[] UpTo => LastOn is { } day ? [("Counted up to", day.ToString("d MMMM yyyy", Texts.England))] : [];

    private static (string, string)[] Denominator(string name, bool isSet, double count) =>
        isSet ? [(name, count.ToString("#,0.#", Texts.England))] : [];
}
