using System.Security.Cryptography;
using System.Text;
using Alfred.Chores;
using Alfred.Commands;
using Alfred.Members;

namespace Alfred.Tests.Chores;

/// <summary>People and commands for decisions about chores.</summary>
internal static class ChoreScene
{
    public static readonly string[] Names = ["Ada", "Bob", "Cleo", "Dan"];

    public static Member Adult(string name) => new()
    {
        Id = new(MemberId.Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))),
        Name = name,
        IsReachable = true,
    };

    public static Member Child(string name) => Adult(name) with { Role = MemberRole.Child };

    /// <summary>A day on which some are away.</summary>
    public static ChoreDay On(DateOnly day, params IEnumerable<string> away) => new(
        day, [.. Names.Select(name => Adult(name) with { Absence = away.Contains(name) ? new(day, day) : null })]);

    /// <summary>A command of a member at noon of a day.</summary>
    public static Command By(string name, int number, DateOnly day) =>
        new(new(number, 0), name, new(day, new TimeOnly(12, 0), TimeSpan.Zero));

    public static ChoreBoard With(DateOnly today, params Chore[] chores) =>
        new ChoreBoard().Add(By("Ada", 1, today), On(today), [.. chores]).Board;
}
