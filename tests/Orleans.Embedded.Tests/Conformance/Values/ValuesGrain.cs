using System.Collections.Immutable;
using System.Net;

namespace Orleans.Embedded.Tests.Conformance.Values;

[GenerateSerializer]
public abstract class Animal
{
    [Id(0)]
    public string Name { get; set; } = "";
}

[GenerateSerializer]
public sealed class Dog : Animal
{
    [Id(0)]
    public int Tricks { get; set; }
}

[GenerateSerializer]
public enum Mood
{
    Calm,
    Wild,
}

[GenerateSerializer]
public readonly record struct Point([property: Id(0)] int X, [property: Id(1)] int Y);

[GenerateSerializer]
public sealed class Tree
{
    [Id(0)]
    public int Value { get; set; }

    [Id(1)]
    public Tree? Left { get; set; }

    [Id(2)]
    public List<Tree> Others { get; set; } = [];
}

/// <summary>A failure of the grain's own kind.</summary>
[GenerateSerializer]
public sealed class OutOfMilkException : Exception
{
    public OutOfMilkException()
    {
    }

    public OutOfMilkException(string message) : base(message)
    {
    }

    public OutOfMilkException(string message, Exception inner) : base(message, inner)
    {
    }

    [Id(0)]
    public int Missing { get; set; }
}

public interface IValuesGrain : IGrainWithGuidKey
{
    Task<T> EchoAsync<T>(T value);

    Task<object> AnyAsync(object value);

    Task<Animal> AnimalAsync(Animal animal);

    Task<string> KindAsync(Animal animal);

    Task<List<int>> KeptAsync(int add);

    Task<int[]> ArrayAsync(int[] numbers);

    Task<ImmutableList<string>> NamesAsync(ImmutableList<string> names);

    Task<IPAddress> AddressAsync(IPAddress address);

    Task<Tree?> TreeAsync(Tree? tree);

    Task<(int Sum, string? Text)> TupleAsync((int, int) numbers, string? text);

    Task<int> OverloadedAsync(int value);

    Task<string> OverloadedAsync(string value);

    ValueTask SaveAsync();

    Task RunOutAsync(int missing);

    Task FailInsideAsync();
}

[GrainType("test-values")]
public sealed class ValuesGrain : Grain, IValuesGrain
{
    private readonly List<int> _kept = [];

    public Task<T> EchoAsync<T>(T value) => Task.FromResult(value);

    public Task<object> AnyAsync(object value) => Task.FromResult(value);

    public Task<Animal> AnimalAsync(Animal animal) => Task.FromResult(animal);

    public Task<string> KindAsync(Animal animal) => Task.FromResult(animal.GetType().Name);

    public Task<List<int>> KeptAsync(int add)
    {
        _kept.Add(add);
        return Task.FromResult(_kept);
    }

    public Task<int[]> ArrayAsync(int[] numbers)
    {
        numbers[0]++;
        return Task.FromResult(numbers);
    }

    public Task<ImmutableList<string>> NamesAsync(ImmutableList<string> names) => Task.FromResult(names.Add("last"));

    public Task<IPAddress> AddressAsync(IPAddress address) => Task.FromResult(address);

    public Task<Tree?> TreeAsync(Tree? tree)
    {
        if (tree is not null) tree.Value++;
        return Task.FromResult(tree);
    }

    public Task<(int Sum, string? Text)> TupleAsync((int, int) numbers, string? text) => Task.FromResult((numbers.Item1 + numbers.Item2, text));

    public Task<int> OverloadedAsync(int value) => Task.FromResult(value);

    public Task<string> OverloadedAsync(string value) => Task.FromResult(value);

    public async ValueTask SaveAsync() => await Task.Yield();

    public Task RunOutAsync(int missing) => throw new OutOfMilkException("no milk") { Missing = missing };

    public async Task FailInsideAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("outer", new NotSupportedException("inner"));
    }
}
