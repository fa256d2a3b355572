using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Alfred.Channels;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestDirectory : IDirectoryGrain
{
    /// <summary>Everybody: Ada, who looks after the household, and Bob by default.</summary>
    public ImmutableArray<Member> Members { get; set; } = [Adult("Ada") with { Role = MemberRole.Admin }, Adult("Bob")];

    /// <summary>The language that was set last.</summary>
    public (string Code, bool IsChosen)? Language { get; private set; }

    /// <summary>A member of whom nothing but the name is known.</summary>
    public static Member Adult(string name) => new()
    {
        Id = new(MemberId.Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))),
        Name = name,
        IsReachable = true,
    };

    /// <summary>The member of a name; one of that name who is not listed for anybody else.</summary>
    public Member Of(string name) => Members.FirstOrDefault(member => member.Name == name) ?? Adult(name);

    /// <summary>Changes what is known of a member.</summary>
    public void Change(string name, Func<Member, Member> change) =>
        Members = [.. Members.Select(member => member.Name == name ? change(member) : member)];

    public Task<ImmutableArray<Member>> MembersAsync() => Task.FromResult(Members);

    public Task<ImmutableArray<string>> NamesAsync() =>
        Task.FromResult<ImmutableArray<string>>([.. Members.Select(member => member.Name)]);

    public Task SetLanguageAsync(MemberId member, string language, bool isChosen)
    {
        Language = (language, isChosen);
        Members = [.. Members.Select(known => known.Id == member ? known with { Language = language, IsLanguageChosen = isChosen } : known)];
        return Task.CompletedTask;
    }

    public Task<Contact?> FindContactAsync(MemberId member) => throw new NotSupportedException();

    public Task SetContactAsync(MemberId member, Contact contact) => throw new NotSupportedException();

    public Task<Member?> FindAsync(Identity identity, string? shownName) => throw new NotSupportedException();

    public Task LearnAsync(Identity known, Identity other, bool isMove) => throw new NotSupportedException();
}
