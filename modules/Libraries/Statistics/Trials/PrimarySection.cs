namespace Programme.Statistics;

/// <summary>
/// The share of contacts closed with no further action, by weighted least squares on schools. Estimand: E[NFA] / E[contacts] under each
/// arm, their difference; weighting by contacts conditions on nothing that happened after randomisation. Unit: a difference of shares.
/// </summary>
internal static class PrimarySection
{
    public const string Id = "itt.primary.wls_rd";

    public static void Add(TrialData data, Results results)
    {
        var schools = data.Analysed;
        if (schools.Count == 0)
        {
            results.Refuse(Id, new Reason(ReasonCode.NoDenominator, "No school has a contact."));
            return;
        }
        var primary = SchoolModel.Of(schools, baseline: true, Contacts);
        AddModel(Id, primary, results,
        [
            ("coef_x_base", primary.Fit.Aliased(1) ? null : primary.Fit.Coefficient(1)),
            ("sigma2_weighted", primary.Fit.Variance), ("r_squared", primary.Fit.RSquared),
        ]);
        if (primary.Obstacle is null && IdentityTargetErrors.Of(primary.Fit, 0) is var identity)
        {
            results.Add($"{Id}.cr2_identity_target", "share",
                [("estimate", primary.Fit.Coefficient(0)), ("se_CR2_identity", identity.Error), ("df_satt", identity.Df)], primary.Warning);
        }
        AddModel("itt.wls_rd.no_baseline", SchoolModel.Of(schools, baseline: false, Contacts), results, []);
        AddModel("itt.ols_school", SchoolModel.Of(schools, baseline: true, null), results, []);
        AddBlocked(schools, results);
        SensitivitySection.Add(schools, results);
        if (data.WithExcludedMonths is { } all)
            AddModel("itt.wls_rd.with_carried_forward",
                SchoolModel.Of([.. all.Where(school => school.Analysed).OrderBy(school => school.Id, StringComparer.Ordinal)],
                    baseline: true, Contacts), results, []);
    }

    public static double Contacts(TrialSchool school) => school.Contacts!.Value;

    private static void AddModel(string id, SchoolModel model, Results results, (string, double?)[] more)
    {
        if (model.Obstacle is { } reason)
            results.Refuse(id, reason);
        else
            results.Add(id, "share", [.. LinearKeys.All(model.Fit), .. more], model.Warning);
    }

    private static void AddBlocked(IReadOnlyList<TrialSchool> schools, Results results)
    {
        var found = BlockedDifference.Of([.. schools.Select(school => school.Stratum)], SchoolModel.Arms(schools),
            [.. schools.Select(school => school.Share)]);
        if (found.Value is not { } blocked)
        {
            results.Refuse("itt.neyman_blocked", found.Reason!);
            return;
        }
        var z = blocked.Difference / blocked.Error;
        results.Add("itt.neyman_blocked", "share",
        [
            ("estimate", blocked.Difference), ("se", blocked.Error), ("z", z), ("p_normal", Tails.NormalTwoSided(z)),
            ("n", blocked.Schools), ("blocks", blocked.Strata),
        ]);
    }
}
