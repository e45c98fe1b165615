using System.Globalization;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SummariseDoseResponse> SummariseDose(SummariseDoseRequest request, ServerCallContext context)
    {
        CheckDose(request);
        var asOf = CheckAsOf(request.AsOf);

        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        await using var db = store.Read(context);
        var rule = await RuleOfAsync(db, request, context.CancellationToken);
        var dose = await DoseAsync(db, asOf, context.CancellationToken);

        var treated = arms.Where(school => school.Arm == Arm.Intervention).OrderBy(school => school.Urn, StringComparer.Ordinal).ToList();
        var controls = arms.Where(school => school.Arm == Arm.Control).Select(school => school.Urn).ToHashSet();

        var response = new SummariseDoseResponse
        {
            Schools = { treated.Select(school => dose.Of(school, rule, asOf)) },
            ExposedControlUrns = { dose.Exposed(controls) },
            ComplianceRule = rule.Name,
        };
        if (request.WithLeads)
            response.Leads.AddRange(treated.SelectMany(dose.LeadsOf));
        if (request.WithDueDays)
        {
            foreach (var school in response.Schools)
                school.DueOn.AddRange(dose.DueOn(school.Urn).Select(day => day.ToDate()));
        }
        return response;
    }

    private static void CheckDose(SummariseDoseRequest request)
    {
        var fields = new FieldProblems();
        fields.Range("compliant_sessions", request.CompliantSessions, 0, 100);
        fields.Range("rule_number", request.RuleNumber, 0, int.MaxValue);
        fields.AddIf(request.CompliantSessions != 0 && request.RuleNumber != 0, "rule_number", FieldCodes.NotTogether,
            "one of compliant_sessions and rule_number is expected.");
        fields.ThrowIfAny();
    }

    /// <summary>The rule that is asked for, or the one in force.</summary>
    private static async Task<Compliance> RuleOfAsync(DeliveryDb db, SummariseDoseRequest request, CancellationToken cancel)
    {
        if (request.CompliantSessions > 0 || request.RuleNumber == 1)
            return Compliance.Usual(request.CompliantSessions > 0 ? request.CompliantSessions : Compliance.UsualSessions);
        var rules = await ComplianceRules.StoredAsync(db, cancel);
        if (request.RuleNumber == 0)
            return ComplianceRules.InForce(rules);
        return rules.Find(row => row.Number == request.RuleNumber)?.ToRule()
            ?? throw Faults.NotFound("rule of compliance", request.RuleNumber.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<Dose> DoseAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel)
    {
        var held = await Tallies.HeldAsync(db, asOf, cancel);
        var missed = await Tallies.MissedAsync(db, asOf, cancel);
        var posts = (await enrolment.PostsHeldAsync(cancel)).Where(post => post.From <= asOf).ToList();
        var known = await contexts.LoadAsync(db, "",
            [.. held.Select(session => session.Urn), .. missed.Select(day => day.Urn), .. posts.Select(post => post.Urn)], cancel);
        var facts = new DoseFacts(held, await Tallies.PresencesAsync(db, cancel), posts, missed,
            [.. known.Authorities.SelectMany(code => known.DueSlots(code, asOf))]);
        return new Dose(facts.Under(known.ListedUrn));
    }
}
