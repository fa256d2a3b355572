using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Identity;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> KeyAsync();
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> KeyAsync();
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> KeyAsync();
}

public interface IShapeGrain : IGrainWithIntegerKey
{
    Task<string> ShapeAsync();
}

public interface INobodyGrain : IGrainWithStringKey
{
    Task CallAsync();
}

// No [GrainType]: the name follows from the class.
public sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());
}

public sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> KeyAsync() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> KeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}

public sealed class RoundShape : Grain, IShapeGrain
{
    public Task<string> ShapeAsync() => Task.FromResult("round");
}

public sealed class SquareShape : IGrainBase, IShapeGrain
{
    public SquareShape(IGrainContext context) => GrainContext = context;

    public IGrainContext GrainContext { get; }

    public Task<string> ShapeAsync() => Task.FromResult("square");
}
