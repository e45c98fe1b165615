using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>To which arm a cost counts where arms are compared, and in costs of treated schools.</summary>
internal enum CostArm
{
    /// <summary>To none.</summary>
    None,

    /// <summary>To the supervised arm.</summary>
    Supervised,

    /// <summary>To the control arm.</summary>
    Control,
}

/// <summary>The one decision, for unit costs and sensitivity (decision 0137): the school where a cost arose says, whatever the line is
/// attributed to, as it does beside effects, where each school's cost is in its own arm. What is at no school of either arm is a cost of
/// those who have the intervention, and no usual practice of anybody.</summary>
internal static class CostArms
{
    public static CostArm Of(CostAttribution attribution, CostPlace place) => place switch
    {
        CostPlace.Control => CostArm.Control,
        CostPlace.Treated or CostPlace.TreatedWithoutPupils => CostArm.Supervised,
        _ => attribution == CostAttribution.Intervention ? CostArm.Supervised : CostArm.None,
    };
}
