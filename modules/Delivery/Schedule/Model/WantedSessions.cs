using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The sessions that a school should have by the rule, whatever it has. See decision 0028.</summary>
internal static class WantedSessions
{
    public static IEnumerable<WantedSession> Of(SchoolInPlan school, PlanSetting setting)
    {
        var groups = school.Memberships.Select(member => member.GroupRef).Distinct().Order(StringComparer.Ordinal);
        var wanted = OfOwn(school, setting).Concat(groups.SelectMany(group => OfGroup(school, setting, group)));
        return wanted.Where(session => school.InDelivery(session.On));
    }

    /// <summary>The slots of a school on its own go on from the last one that it had: what has passed does not change them.</summary>
    public static IReadOnlyList<Slot> OwnSlots(SchoolInPlan school, PlanSetting setting)
    {
        var last = setting.First ? null : school.Sessions.Where(session => session.SlotOn <= setting.Today).Max(session => session.SlotOn);
        return (last ?? school.Terms.Start(school.Teaching.Has, setting.Trial)) is { } first
            ? [.. FourWeeklyPlan.SlotsFrom(first, school.Teaching.Has, school.Terms, setting.Trial)]
            : [];
    }

    private static IEnumerable<WantedSession> OfOwn(SchoolInPlan school, PlanSetting setting)
    {
        bool MayBeOn(DateOnly day) => school.Teaching.Has(day) && school.Terms.InPeriod(day, setting.Trial) && school.InDelivery(day);
        foreach (var slot in OwnSlots(school, setting))
        {
            if (slot.On is not { } on || school.Memberships.Any(member => member.On(on)))
                continue;
            var terms = school.Terms.On(on);
            foreach (var lead in Leads(terms.Format, school.Leads.Where(post => post.On(on)).Select(post => post.LeadRef)))
                yield return new WantedSession("", lead, slot, on, terms, MayBeOn);
        }
    }

    private static IEnumerable<WantedSession> OfGroup(SchoolInPlan school, PlanSetting setting, string groupRef)
    {
        var group = setting.Groups[groupRef];
        bool MayBeOn(DateOnly day) => group.Teaches(day) && group.Terms.InPeriod(day, setting.Trial) && school.InDelivery(day);
        foreach (var slot in group.Slots)
        {
            if (slot.On is not { } on)
                continue;
            var members = school.Memberships.Where(member => member.GroupRef == groupRef && member.On(on)).ToList();
            if (members.Count == 0)
                continue;
            var terms = group.Terms.On(on);
            var inPost = school.Leads.Where(post => post.On(on)).Select(post => post.LeadRef)
                .Where(lead => members.Exists(member => member.LeadRef.Length == 0 || member.LeadRef == lead));
            foreach (var lead in Leads(group.Format == DeliveryFormat.Unspecified ? terms.Format : group.Format, inPost))
                yield return new WantedSession(groupRef, lead, slot, on, terms, MayBeOn);
        }
    }

    /// <summary>For whom there is a session at a slot: all together (an empty reference), each alone, or both.</summary>
    private static IEnumerable<string> Leads(DeliveryFormat format, IEnumerable<string> inPost)
    {
        var each = inPost.Distinct().Order(StringComparer.Ordinal);
        return format switch
        {
            DeliveryFormat.OneToOne => each,
            DeliveryFormat.Both => each.Prepend(""),
            _ => [""],
        };
    }
}
