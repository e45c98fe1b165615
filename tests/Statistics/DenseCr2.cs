using MathNet.Numerics.LinearAlgebra;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>CR2 and Satterthwaite's degrees of freedom word for word from their definition, with every matrix written out.</summary>
internal static class DenseCr2
{
    public static (double Error, double Df) Of(LeastSquaresFit fit, IReadOnlyList<TrialSchool> schools, string[] clusters)
    {
        var build = Matrix<double>.Build;
        var strata = schools.Select(school => school.Stratum).Distinct().ToArray();
        var columns = SchoolModel.Covariates(schools, true).Prepend(SchoolModel.Arms(schools)).ToList();
        var x = build.Dense(schools.Count, columns.Count + strata.Length, (row, column) =>
            column < columns.Count ? columns[column][row] : schools[row].Stratum == strata[column - columns.Count] ? 1 : 0);
        var w = build.DenseOfDiagonalArray([.. schools.Select(school => school.Contacts!.Value)]);
        var m = (x.Transpose() * w * x).Inverse();
        var rest = build.DenseIdentity(schools.Count) - x * m * x.Transpose() * w;
        var target = w.Inverse();
        var residuals = Vector<double>.Build.Dense(schools.Count, row =>
            fit.ScaledResiduals[row] / Math.Sqrt(schools[row].Contacts!.Value));
        var (meat, vectors) = (0.0, new List<Vector<double>>());
        foreach (var cluster in clusters.Distinct())
        {
            int[] rows = [.. Enumerable.Range(0, clusters.Length).Where(row => clusters[row] == cluster)];
            var pick = build.Dense(rows.Length, schools.Count, (i, row) => rows[i] == row ? 1 : 0);
            var d = pick * target.PointwiseSqrt() * pick.Transpose();
            var b = d * (pick * rest * target * rest.Transpose() * pick.Transpose()) * d;
            var evd = b.Evd(Symmetricity.Symmetric);
            var root = evd.EigenVectors * build.DenseOfDiagonalVector(evd.EigenValues.Real()
                .Map(value => value > 1e-14 ? 1 / Math.Sqrt(value) : 0)) * evd.EigenVectors.Transpose();
            var adjust = d * root * d;
            var g = adjust * pick * w * x * m.Column(0);
            meat += Math.Pow(g * (pick * residuals), 2);
            vectors.Add((pick * rest).Transpose() * g);
        }
        double trace = 0, squares = 0;
        foreach (var one in vectors)
        {
            trace += one * (target * one);
            squares += vectors.Sum(other => Math.Pow(one * (target * other), 2));
        }
        return (Math.Sqrt(meat), trace * trace / squares);
    }
}
