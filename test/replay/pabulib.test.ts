import { expect } from "chai";
import { parseEther } from "ethers";
import { contradictions, countsZeros, PabulibError, parseElection, recount } from "../../scripts/pabulib.ts";
import { generateElection } from "./generatedElection.ts";
import { SMALL, withLine } from "./smallElection.ts";

function expectRefusal(text: string, line: number, reason: string): void {
  const parsing = () => parseElection(text);
  expect(parsing).to.throw(PabulibError, `line ${line}: ${reason}`).with.property("line", line);
}

describe("A Pabulib file", function () {
  describe("parseElection", function () {
    it("reads the facts, the projects and the votes", function () {
      const { instance, description, budget, limit, projects, votes } = parseElection(SMALL);
      expect({ instance, description, budget, limit }).to.deep.equal({
        instance: "2026",
        description: "District of Mills",
        budget: parseEther("600"),
        limit: 10,
      });
      expect(projects.map((p) => p.id)).to.deep.equal(["oven", "bike", "mill", "sign"]);
      expect(projects[2]).to.deep.equal({
        line: 14,
        id: "mill",
        name: "Mill",
        cost: parseEther("240"),
        score: 23,
        votes: 4,
      });
      expect(votes).to.have.length(6);
      expect(votes[1]).to.deep.equal({
        line: 19,
        voter: "2",
        occurrence: 1,
        gifts: [
          { project: "bike", points: 4 },
          { project: "oven", points: 3 },
          { project: "mill", points: 3 },
        ],
      });
    });

    it("reads quoted cells with separators and doubled quotes", function () {
      expect(parseElection(SMALL).projects[0]?.name).to.equal('The "new" oven; with door');
    });

    it("reads quoted cells over several lines, and counts those lines", function () {
      const text = withLine(13, '"bike";100;3;12;"Bicycle\nfor bread"');
      expect(parseElection(text).projects[1]?.name).to.equal("Bicycle\nfor bread");
      expect(parseElection(text).projects[2]?.line).to.equal(15);
    });

    it("leaves quotes inside plain cells as they are", function () {
      expect(parseElection(withLine(13, 'bike;100;3;12;A "bicycle"')).projects[1]?.name).to.equal('A "bicycle"');
    });

    it("reads a byte order mark, Windows line ends and blank lines", function () {
      const text = `\uFEFF${SMALL.replaceAll("\n", "\r\n")}\r\n\r\n  \r\n`;
      expect(parseElection(text)).to.deep.equal(parseElection(SMALL));
    });

    it("reads a file without a line end, and one padded by a spreadsheet", function () {
      expect(parseElection(SMALL.trimEnd())).to.deep.equal(parseElection(SMALL));
      expect(parseElection(withLine(16, "VOTES;;;"))).to.deep.equal(parseElection(SMALL));
    });

    it("takes columns and sections in any order", function () {
      const [meta, projects, votes] = SMALL.split(/(?=PROJECTS\n|VOTES\n)/);
      const shuffled = `${votes}${meta}${projects}`;
      expect(recount(parseElection(shuffled))).to.deep.equal(recount(parseElection(SMALL)));
      const turned = SMALL.replace("voter_id;vote;points;age", "points;voter_id;age;vote").replaceAll(
        /^(\d);([a-z,]+);([\d,]+);(\d*)$/gm,
        "$3;$1;$4;$2",
      );
      expect(parseElection(turned)).to.deep.equal(parseElection(SMALL));
    });

    it("takes the most points anybody gave where the file sets no limit, and says so", function () {
      for (const text of [withLine(9), withLine(9, "max_sum_points;")]) {
        const { limit, remarks } = parseElection(text);
        expect(limit).to.equal(10);
        expect(remarks).to.deep.equal([
          "META does not say max_sum_points: it is taken to be 10, the most a vote gives",
        ]);
      }
      const smaller = withLine(9).replace("3;mill;10;", "3;mill;9;").replaceAll(";6,4;", ";5,4;");
      expect(parseElection(smaller.replace(";4,3,3;", ";3,3,3;").replace(";4,1,5;", ";3,1,5;")).limit).to.equal(9);
    });

    it("takes the most points anybody gave where a vote breaks the limit, and says so", function () {
      const { limit, remarks } = parseElection(withLine(9, "max_sum_points;8"));
      expect(limit).to.equal(10);
      expect(remarks).to.deep.equal(["line 9: max_sum_points is 8, it is taken to be 10, the most a vote gives"]);
      expect(parseElection(withLine(9, "max_sum_points;12.0"))).to.deep.include({ limit: 12, remarks: [] });
    });

    it("says where totals differ from the rows, and misses none", function () {
      const text = withLine(5, "num_projects;5").replace("num_votes;6", "num_votes;about seven");
      expect(parseElection(text).remarks).to.deep.equal([
        "line 5: num_projects is 5, the file has 4 of them",
        "line 6: num_votes is about seven, the file has 6 of them",
      ]);
      expect(parseElection(withLine(6)).remarks).to.deep.equal([]);
    });

    it("keeps every row of a voter id as a vote, and says how many ids occur again", function () {
      const { votes, remarks } = parseElection(
        withLine(19, "1;mill;3;").replace("5;bike,mill,oven", "1;bike,mill,oven"),
      );
      expect(votes.map(({ voter, occurrence }) => `${voter}/${occurrence}`).join(" ")).to.equal(
        "1/1 1/2 3/1 4/1 1/3 6/1",
      );
      expect(remarks).to.deep.equal([
        "voter ids that occur more than once: 1; each row is a ballot from a wallet of its own",
      ]);
    });

    it("adds up what a vote gives to a project that it names twice, and says so", function () {
      const { votes, remarks } = parseElection(withLine(20, "3;mill,oven,mill;5,2,3;52"));
      expect(votes[2]?.gifts).to.deep.equal([
        { project: "mill", points: 8 },
        { project: "oven", points: 2 },
      ]);
      expect(remarks).to.deep.equal(["votes that name a project more than once: 1; its points are added up"]);
    });

    it("reads money as it is written, to the last decimal", function () {
      const budgets = {
        "315745.50": "315745.5",
        "315745,50": "315745.5",
        "315 745,5": "315745.5",
        "315\u00a0745": "315745",
        "315,745.50": "315745.5",
        "315.745,50": "315745.5",
        "1.315.745": "1315745",
        "1'315'745.5": "1315745.5",
        "315745.": "315745",
        "1234,567": "1234.567",
        "9007199254740993.000000000000000001": "9007199254740993.000000000000000001",
        "99.50000000000000000000": "99.5",
      };
      for (const [written, meant] of Object.entries(budgets)) {
        const { budget, remarks } = parseElection(withLine(7, `budget;${written}`));
        expect(budget, written).to.equal(parseEther(meant));
        expect(remarks, written).to.deep.equal([]);
      }
      expect(parseElection(withLine(13, "bike;99.5;3;12;Bicycle")).projects[1]?.cost).to.equal(parseEther("99.5"));
    });

    it("says how it read money that can be read in two ways", function () {
      const { budget, projects, remarks } = parseElection(
        withLine(7, "budget;315,745").replace("bike;100;", "bike;99.125;"),
      );
      expect([budget, projects[1]?.cost]).to.deep.equal([parseEther("315745"), parseEther("99.125")]);
      expect(remarks).to.deep.equal([
        'line 7: budget "315,745" is taken to be 315745',
        'line 13: cost "99.125" is taken to be 99.125',
      ]);
    });

    it("takes lists with spaces and a comma at the end, whole numbers with a point, and padded rows", function () {
      const { votes } = parseElection(SMALL);
      expect(parseElection(withLine(19, "2; bike, oven ,mill,;4.0, 3,3 ,;")).votes).to.deep.equal(votes);
      expect(parseElection(withLine(19, "2;bike,oven,mill;4,3,3;;;")).votes).to.deep.equal(votes);
      expect(parseElection(withLine(17, "voter_id;vote;points;age;;")).votes).to.deep.equal(votes);
    });

    it("takes a fact that is given twice where nobody asks for it or both say the same", function () {
      expect(parseElection(withLine(4, "instance;2026\ncomment;a\ncomment;b\nbudget;600")).instance).to.equal("2026");
    });

    it("takes files that publish no score or votes, and single empty cells", function () {
      const text = withLine(12, "oven;150;;19;Oven");
      expect(parseElection(text).projects[0]).to.include({ score: 19, votes: undefined });
    });

    it("takes a vote for nothing and an entry of 0 points", function () {
      const text = withLine(21, "4;;;28").replace("6;mill;9;19", "6;mill,sign;9,0;19");
      expect(parseElection(text).votes[3]?.gifts).to.deep.equal([]);
      expect(parseElection(text).votes[5]?.gifts[1]).to.deep.equal({ project: "sign", points: 0 });
      expect(parseElection(withLine(21, "4;;0;28")).votes[3]?.gifts).to.deep.equal([]);
    });
  });

  describe("when it is malformed", function () {
    it("names a section that is missing or occurs twice", function () {
      const [meta, projects, votes] = SMALL.split(/(?=PROJECTS\n|VOTES\n)/);
      expectRefusal("", 1, "the file ends without a section META");
      expectRefusal(`${projects}${votes}`, 14, "the file ends without a section META");
      expectRefusal(`${meta}${votes}`, 17, "the file ends without a section PROJECTS");
      expectRefusal(`${meta}${projects}`, 15, "the file ends without a section VOTES");
      expectRefusal(`${SMALL}VOTES\n`, 24, "section VOTES occurs twice");
      expectRefusal(`hello\n${SMALL}`, 1, '"hello" where the title of a section belongs');
    });

    it("names a column that is missing", function () {
      expectRefusal(withLine(2, "key;worth"), 2, "section META has no column value");
      expectRefusal(withLine(11, "project;cost;votes;score;name"), 11, "section PROJECTS has no column project_id");
      expectRefusal(withLine(11, "project_id;price;votes;score;name"), 11, "section PROJECTS has no column cost");
      expectRefusal(withLine(17, "id;vote;points;age"), 17, "section VOTES has no column voter_id");
      expectRefusal(withLine(17, "voter_id;vote;marks;age"), 17, "section VOTES has no column points");
      expectRefusal("META\nkey;value\nPROJECTS\n", 3, "section PROJECTS has no column project_id");
    });

    it("names a fact that is missing, repeated or no number", function () {
      expectRefusal(withLine(7), 2, "section META does not say budget");
      expectRefusal(withLine(4, "budget;1"), 7, "budget is given twice");
      expectRefusal(withLine(7, "budget;many"), 7, 'budget is "many", not an amount of money');
      expectRefusal(withLine(7, "budget;0"), 7, "budget is 0");
      expectRefusal(withLine(7, "budget;-600"), 7, 'budget is "-600", not an amount of money');
      expectRefusal(withLine(7, "budget;1,23,456"), 7, 'budget is "1,23,456", not an amount of money');
      expectRefusal(withLine(7, "budget;0.0000000000000000001"), 7, 'budget is "0.0000000000000000001", with over 18');
      expectRefusal(withLine(9, "max_sum_points;ten"), 9, 'max_sum_points is "ten", not a whole number');
    });

    it("names another type of vote", function () {
      expectRefusal(withLine(8, "vote_type;approval"), 8, 'vote_type is "approval"');
    });

    it("names a section without rows", function () {
      const [meta, projects, votes] = SMALL.split(/(?=PROJECTS\n|VOTES\n)/);
      expectRefusal(`${meta}${projects}VOTES\nvoter_id;vote;points\n`, 17, "section VOTES is empty");
      expectRefusal(`${meta}PROJECTS\nproject_id;cost\n${votes}`, 11, "section PROJECTS is empty");
    });

    it("names a project or voter without an id, and a project with that of another", function () {
      expectRefusal(withLine(13, ";100;3;12;Bicycle"), 13, "a project without an id");
      expectRefusal(withLine(13, "oven;100;3;12;Bicycle"), 13, "project oven occurs twice");
      expectRefusal(withLine(19, ";mill;3;"), 19, "a voter without an id");
    });

    it("names a vote that cannot be", function () {
      expectRefusal(withLine(20, "3;mall;10;52"), 20, "the vote names project mall, PROJECTS does not");
      expectRefusal(withLine(20, "3;mill;5,5;52"), 20, "the vote names 1 projects and gives points 2 times");
      expectRefusal(withLine(20, "3;mill,oven;10;52"), 20, "the vote names 2 projects and gives points 1 times");
      expectRefusal(withLine(20, "3;;10;52"), 20, "the vote names 0 projects and gives points 1 times");
    });

    it("names what is no number", function () {
      expectRefusal(withLine(13, "bike;;3;12;Bicycle"), 13, 'cost is "", not an amount of money');
      expectRefusal(withLine(13, "bike;100;3;twelve;Bicycle"), 13, 'score is "twelve", not a whole number');
      expectRefusal(withLine(20, "3;mill;9.5;52"), 20, 'points is "9.5", not a whole number');
      expectRefusal(withLine(20, "3;mill;-1;52"), 20, 'points is "-1", not a whole number');
      expectRefusal(withLine(20, "3;mill;9007199254740993;52"), 20, 'points is "9007199254740993"');
    });

    it("names a row that has slipped", function () {
      expectRefusal(withLine(13, "bike;100;3;12;Bicycle;red"), 13, "6 cells where the header has 5");
      expectRefusal(withLine(20, "3;mill;10"), 20, "3 cells where the header has 4");
    });

    it("names the line where an unclosed quote opens", function () {
      const reason = "a quote is not closed at the end of its cell";
      expectRefusal(withLine(13, 'bike;100;3;12;"Bicycle'), 13, reason);
      expectRefusal(withLine(13, 'bike;100;3;12;"Bicycle" red'), 13, reason);
      expectRefusal(SMALL.replace("6;mill;9;19", '6;mill;"9;19'), 23, reason);
      expectRefusal(withLine(3, 'description;"District').replace('"The ""new"" oven; with door"', "Oven"), 3, reason);
    });
  });

  describe("recount", function () {
    it("adds up points, and the voters who gave some", function () {
      const counts = recount(parseElection(SMALL.replace("6;mill;9;19", "6;mill,sign;9,0;19")));
      expect([...counts]).to.deep.equal([
        ["oven", { points: 19, voters: 4 }],
        ["bike", { points: 12, voters: 3 }],
        ["mill", { points: 23, voters: 4 }],
        ["sign", { points: 0, voters: 0 }],
      ]);
    });
  });

  describe("contradictions", function () {
    const found = (text: string): string[] => {
      const election = parseElection(text);
      return contradictions(election, recount(election), "its votes give");
    };

    it("finds none where the published numbers follow from the votes", function () {
      expect(found(SMALL)).to.deep.equal([]);
    });

    it("names the line of every project whose score or votes do not", function () {
      const text = withLine(12, "oven;150;4;20;Oven").replace("mill;240;4;23;", "mill;240;3;22;");
      expect(found(text)).to.deep.equal([
        "line 12: project oven says score 20, its votes give 19",
        "line 14: project mill says score 22, its votes give 23",
        "line 14: project mill says votes 3, its votes give 4",
      ]);
    });

    it("takes either reading of an entry of 0 points, the same for all projects", function () {
      const zero = SMALL.replace("6;mill;9;19", "6;mill,sign;9,0;19");
      expect(found(zero)).to.deep.equal([]);
      expect(found(zero.replace("sign;50;0;0", "sign;50;1;0"))).to.deep.equal([]);
      const both = zero.replace("1;oven,bike;6,4;35", "1;oven,bike,mill;6,4,0;35");
      expect(found(both.replace("sign;50;0;0", "sign;50;1;0"))).to.deep.equal([
        "line 15: project sign says votes 1, its votes give 0",
      ]);
      expect(found(both.replace("sign;50;0;0", "sign;50;1;0").replace("240;4", "240;5"))).to.deep.equal([]);
    });

    it("leaves out what the file does not publish", function () {
      expect(found(withLine(12, "oven;150;;;Oven"))).to.deep.equal([]);
    });
  });

  describe("countsZeros", function () {
    const reading = (text: string): boolean | undefined => countsZeros(parseElection(text));
    const zero = SMALL.replace("6;mill;9;19", "6;mill,sign;9,0;19");

    it("tells from the published votes whether entries of 0 points are among them", function () {
      expect(reading(zero)).to.equal(false);
      expect(reading(zero.replace("sign;50;0;0", "sign;50;1;0"))).to.equal(true);
    });

    it("does not tell where both readings fit, or neither", function () {
      expect(reading(SMALL)).to.equal(undefined);
      expect(reading(zero.replace("votes;score;name", "voters;score;name"))).to.equal(undefined);
      expect(reading(zero.replace("sign;50;0;0", "sign;50;2;0"))).to.equal(undefined);
    });
  });

  describe("a generated one", function () {
    it("is the same for the same seed, and publishes what follows from its votes", function () {
      for (const zerosAreVotes of [false, true]) {
        const plan = { voters: 300, projects: 20, most: 8, seed: 1844, zerosAreVotes };
        const election = parseElection(generateElection(plan));
        expect(generateElection(plan)).to.equal(generateElection(plan));
        expect(contradictions(election, recount(election), "its votes give")).to.deep.equal([]);
        expect(countsZeros(election)).to.equal(zerosAreVotes);
        expect(election.remarks.join()).to.match(/^voter ids that occur more than once: \d+;/);
        expect(election.votes.some((vote) => vote.gifts.length === 0)).to.equal(true);
      }
    });
  });
});
