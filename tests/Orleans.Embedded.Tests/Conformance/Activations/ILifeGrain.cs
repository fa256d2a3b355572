namespace Orleans.Embedded.Tests.Conformance.Activations;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> ActivationNumberAsync();

    Task EndAsync();

    Task EndAndWaitAsync(string gate);

    Task StayAsync(TimeSpan time);

    Task WaitAsync(string gate);

    Task CallAsync(string other);
}
