using Orleans.Concurrency;

namespace Orleans.Embedded.Tests.Conformance.Calls;

public interface IPatientGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:00.3")]
    [AlwaysInterleave]
    Task HurriedAsync(string gate);

    [ResponseTimeout("00:01:00")]
    [AlwaysInterleave]
    Task PatientAsync(string gate);
}

[GrainType("test-patient")]
public sealed class PatientGrain(Gates gates) : Grain, IPatientGrain
{
    public Task HurriedAsync(string gate) => gates.WaitAsync(gate);

    public Task PatientAsync(string gate) => gates.WaitAsync(gate);
}
