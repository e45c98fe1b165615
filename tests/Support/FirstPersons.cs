using Grpc.Core;
using Programme.Access.V1;

namespace Programme.Tests.Support;

/// <summary>The first two persons of a test's programme: an operator who makes keys and a programme lead who activates them.</summary>
internal static class FirstPersons
{
    /// <summary>Their keys. A host that starts again on the same folder finds them there.</summary>
    public static async Task<(string Operator, string Lead)> OfAsync(RunningProgramme programme)
    {
        var file = Path.Combine(programme.Folder, "first-persons.txt");
        try
        {
            var request =
                new EnrolFirstPersonsRequest
                {
                    Persons =
                    { new FirstPerson { PersonId = "first-operator", Role = Role.Operator },
                        new FirstPerson { PersonId = "first-lead", Role = Role.ProgrammeLead } }
                };
            var keys = (await programme.Client<AccessService.AccessServiceClient>().EnrolFirstPersonsAsync(request)).Keys;
            await File.WriteAllLinesAsync(file, keys.Select(key => key.Secret));
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.AlreadyExists && File.Exists(file))
        {
            // Enrolled before the host was stopped.
        }
        return await File.ReadAllLinesAsync(file) is [var first, var second] ? (first, second) : throw new InvalidDataException(file);
    }
}
