-- People with names as they are spread in a country: few that very many have, and very many that few have (Zipf), of several
-- languages, some at companies. All are between two ids, so that they can be taken away again.
select setseed(0.42);
create temp table given as select row_number() over () as i, v as name from unnest(string_to_array(
  'Sjoukje,Jan,Pieter,Anna,Maria,Johannes,Sjoerd,Femke,Tjitske,Wiebe,Hidde,Rixt,Nynke,Jelle,Douwe,Klaas,Gerrit,Hendrik,Willem,'
  'Cornelis,Johanna,Hans,Jürgen,Jörg,Günther,Björn,Sören,Anneliese,Käthe,Ulrike,Heinz,Karl,Wolfgang,Petra,Sabine,Aino,Väinö,Eeva,'
  'Jukka,Päivi,Timo,Mikko,Helmi,Pekka,Riitta,Åsa,Göran,Lars,Ingrid,Sven,Karin,José,María,Jesús,Carmen,Ángel,Lucía,François,Amélie,'
  'Zoé,Léa,Thérèse,Jean-Pierre,Marie-Claire,Michael,James,John,Robert,Mary,Patricia,Jennifer,Linda,Elizabeth,William,David,Richard,'
  'Joseph,Thomas,Charles,Emma,Olivia,Noah,Liam,Daan,Sem,Lucas,Levi,Finn,Julia,Tess,Sara,Eva,Lotte,Zofia,Łukasz,Małgorzata,Jiří,'
  'Tomáš,Søren,Mette,Øyvind,Kjell,Ahmet,Ayşe,Fatma,Mehmet,Mohammed,Fatima,Ali,Omar,Aleksandr,Olga,Natalia', ',')) v;
create temp table family as select row_number() over (order by name in ('de Vries', 'Jansen', 'Hoekstra', 'Müller', 'van der Velde', 'Smith',
    'Virtanen', 'O''Neill') desc, md5(name)) as i, name
  from (select unnest(array['de Vries', 'Jansen', 'Hoekstra', 'Müller', 'van der Velde', 'Smith', 'Virtanen', 'O''Neill']) as name
    union select initcap(a || b || s)
    from unnest(string_to_array('hoek,dijk,veld,berg,jan,pie,ter,bak,smit,mul,schul,mei,wag,fisch,web,schnei,koiv,virt,kork,laak,niem,lind,'
        'gren,ström,and,ers,sven,john,will,brown,tay,gar,mar,rod,lop', ',')) a,
      unnest(string_to_array('hoek,dijk,veld,berg,jan,pie,ter,bak,kow,nov,wis,lew,kam,yil,dem,sah,ozt,zand,bos,vis,kui,brou,wer,post,haan,kos,'
        'dek,hui,tim,mer,hof,wal,roos,poel,tol', ',')) b,
      unnest(string_to_array('stra,ma,sen,er,mann,inen,nen,son,s,ez,ski,ova,oğlu,ga,enga,man', ',')) s
    where a <> b) names
  limit 19000;
create temp table city as select row_number() over () as i, v as name from unnest(string_to_array(
  'Sneek,Leeuwarden,Groningen,Amsterdam,Rotterdam,Utrecht,Den Haag,Heerenveen,Drachten,Joure,Zwolle,Oulu,Helsinki,Turku,Tampere,Berlin,'
  'Hamburg,Köln,München,Düsseldorf,Göteborg,Malmö,Stockholm,London,Madrid,Paris,Lyon,Kraków,Łódź,Bolsward,Makkum,Workum', ',')) v;
create index on family (i);
analyze given, family, city;
insert into company (tenant_id, id, version, name, industry, created_at, updated_at)
  select 'meer', ('00000000-0000-7000-a001-' || lpad(to_hex(i), 12, '0'))::uuid, 0, name || ' '
    || (array['Zeilmakerij', 'Jachtbouw', 'Bakkerij', 'Holding BV', 'Transport', 'Consulting', 'GmbH', 'Oy', 'Watersport', 'Techniek'])[1 + i % 10],
    'bench', now(), now() from family;
create temp table person as select n, ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    least(19000, floor(exp(random() * ln(19001))))::int as family, least(113, floor(exp(random() * ln(114))))::int as given,
    least(32, floor(exp(random() * ln(33))))::int as city,
    case when random() < 0.3 then least(19000, floor(exp(random() * ln(19001))))::int end as company
  from generate_series(1, ${people}) n;
analyze person;
insert into contact (tenant_id, id, version, given_name, family_name, street, postcode, city, country, birth_date, tags, created_at,
    updated_at, owner)
  select 'meer', p.id, 0, g.name, f.name, f.name || 'straat ' || 1 + p.n % 199, 1000 + p.city * 100 + p.n % 97 || ' AB', c.name, 'NL',
    case when p.n % 10 < 7 then date '1935-01-01' + (p.n::bigint * 7919 % 27000)::int end, '{bench}', now(), now(), 'anna'
  from person p join given g on g.i = p.given join family f on f.i = p.family join city c on c.i = p.city;
insert into identity (tenant_id, kind, value, contact_id, rank)
  select 'meer', 'email', 'search.' || lower(substr(md5(f.name), 1, 6)) || '.' || p.n || '@'
    || (array['mail.bench.example', 'post.bench.example', 'zeilmakerij.example'])[1 + p.n % 3], p.id, 0
  from person p join family f on f.i = p.family where p.n % 10 < 8;
insert into identity (tenant_id, kind, value, contact_id, rank)
  select 'meer', 'phone', (array['+316', '+35840', '+49171'])[1 + p.n % 3] || lpad(((p.n::bigint * 7919 + 12345678) % 100000000)::text, 8, '0'), p.id, 1
  from person p where p.n % 10 < 7
  on conflict do nothing;
insert into contact_company (tenant_id, contact_id, rank, company_id)
  select 'meer', p.id, 0, ('00000000-0000-7000-a001-' || lpad(to_hex(p.company), 12, '0'))::uuid from person p where p.company is not null;
analyze contact, identity, contact_company, company;
insert into search_fill (tenant_id) values ('meer') on conflict (tenant_id) do update set last = null;
