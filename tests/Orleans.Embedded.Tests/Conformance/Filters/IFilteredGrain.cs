namespace Orleans.Embedded.Tests.Conformance.Filters;

public interface IFilteredGrain : IGrainWithGuidKey
{
    Task<string> SayAsync(string text, int count);

    Task<string> ForwardAsync(Guid other, string text);

    Task FailAsync();

    Task<string?> ContextAsync(string key);

    Task SetContextAsync(string key, string value);
}
