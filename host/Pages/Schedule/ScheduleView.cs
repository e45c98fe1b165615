using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>Supervisors, groups and the plan of an authority.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Facts">What is recorded.</param>
/// <param name="MayChange">Whether the role changes groups, caseloads and the plan.</param>
/// <param name="Plan">What planning would change; null = not asked for, or not possible.</param>
/// <param name="PlanProblem">Why it is not possible; empty = it is, or was not asked for.</param>
/// <param name="Form">The form that plans.</param>
/// <param name="Note">What was done just now; empty = nothing.</param>
public sealed record ScheduleView(string LaCode, string Name, ScheduleFacts Facts, bool MayChange, PlanSessionsResponse? Plan,
    string PlanProblem, FormState Form, string Note)
{
    /// <summary>Its address.</summary>
    public string Address => $"/authorities/{LaCode}/schedule";
}

/// <summary>What is recorded about the schedule of an authority.</summary>
/// <param name="Own">The supervisor whose own it is alone; empty = the whole authority.</param>
/// <param name="Loads">Supervisors with what they have on the day.</param>
/// <param name="Continuity">How often supervisors changed; null = no school.</param>
/// <param name="Caseloads">Who has which school or group, those without an end first.</param>
/// <param name="Groups">Groups with their members.</param>
/// <param name="Work">What there is to do.</param>
/// <param name="IsMoreWork">Whether there is more of it.</param>
/// <param name="Schools">Names of treated schools by URN, in the order of the names.</param>
/// <param name="Supervisors">References, in order.</param>
public sealed record ScheduleFacts(string Own, IReadOnlyList<SupervisorLoad> Loads, Continuity? Continuity,
    IReadOnlyList<Caseload> Caseloads, IReadOnlyList<Group> Groups, IReadOnlyList<ScheduleWork> Work, bool IsMoreWork,
    IReadOnlyDictionary<string, string> Schools, IReadOnlyList<string> Supervisors)
{
    /// <summary>Supervisors to choose from.</summary>
    public IReadOnlyList<PageChoice> SupervisorChoices => [.. Supervisors.Select(one => new PageChoice(one, one))];

    /// <summary>Name and number of a school.</summary>
    public string School(string urn) => Schools.TryGetValue(urn, out var name) ? $"{name} ({urn})" : urn;

    /// <summary>What an entry of a caseload is about.</summary>
    public string Subject(Caseload one) => one.Urn.Length > 0 ? School(one.Urn) : $"group {one.GroupRef}";
}

/// <summary>A form about the schedule.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name.</param>
/// <param name="Act">What is done.</param>
/// <param name="Facts">What there is to choose.</param>
/// <param name="Form">The form.</param>
public sealed record ScheduleFormView(string LaCode, string Name, ScheduleAct Act, ScheduleFacts Facts, FormState Form);

/// <summary>Something that is changed in the schedule.</summary>
/// <param name="Name">In the address of its form.</param>
/// <param name="Title">What it is.</param>
/// <param name="Done">What is said when it was done.</param>
/// <param name="Rpc">The call behind it: who may make it sees the form.</param>
public sealed record ScheduleAct(string Name, string Title, string Done, string Rpc)
{
    private const string Again = " Plan again to take it into the sessions.";

    /// <summary>All acts by name.</summary>
    public static readonly IReadOnlyDictionary<string, ScheduleAct> All = new ScheduleAct[]
    {
        new("assign", "Give a school or a group to a supervisor", "The supervisor has it." + Again, "ScheduleService/AssignCaseload"),
        new("end", "End what a supervisor has", "It is ended." + Again, "ScheduleService/EndCaseload"),
        new("group", "Make a group", "The group is made. Schools can join it.", "ScheduleService/CreateGroup"),
        new("join", "Put a school into a group", "The school is in the group." + Again, "ScheduleService/JoinGroup"),
        new("leave", "Take a school out of a group", "The school has left the group." + Again, "ScheduleService/LeaveGroup"),
        new("session", "Plan one more session", "", "DeliveryService/ScheduleSession"),
        new("unplanned", "Record a session that was not in the plan", "", "DeliveryService/RecordSession"),
    }.ToDictionary(act => act.Name);
}
