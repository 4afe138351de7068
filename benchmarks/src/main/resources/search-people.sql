-- People with names as they are spread in a country: few that many have, and very many that few have, of several languages, some at
-- companies. One of a hundred is written down twice. All are between two ids, so that they can be taken away again.
select setseed(0.42);
-- From 1, each as often as 1 / (rank + flatness) by the law of Zipf and Mandelbrot. With 32 about 1 of 200 has the most frequent family
-- name, with 40 about 1 of 50 the most frequent given name, as in the Netherlands (Meertens Instituut, Nederlandse Familienamenbank and
-- Voornamenbank).
create function pg_temp.rank(ranks int, flatness int) returns int language sql volatile as $$
  select least(ranks, 1 + floor(flatness * power((ranks + flatness)::float8 / flatness, random()) - flatness)::int)
$$;
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
  'Hamburg,Köln,München,Düsseldorf,Göteborg,Malmö,Stockholm,London,Madrid,Paris,Lyon,Kraków,Łódź,Bolsward,Makkum,Workum', ',')
  || array(select initcap(a || b) from unnest(string_to_array('hoek,dijk,veld,berg,jan,pie,ter,bak,smit,mul,schul,mei,wag,fisch,koiv,lind,'
    'gren,ström,john,will,brown,tay,gar,mar', ',')) a, unnest(string_to_array('wijk,dam,huizen,veen,hout,meer,dorp,kerk', ',')) b)) v;
create temp table street as select row_number() over (order by md5(name)) as i, name from (
  select initcap(a || b || c) as name from unnest(string_to_array('kerk,dorps,molen,school,haven,hoog,nieuw,markt,eik,linde,berk,zee,noord,'
      'zuid,oost,west,konings,oranje,beatrix,willem,vis,bak,prins,heren,rozen,tulp,leeuw,arend,zwaan,reiger,hazel,beuk,iep,es,klaver,'
      'mei,raad,stad,burg,veen', ',')) a,
    unnest(string_to_array(',veld,bos,hoek,dijk,meer,berg,brug,hof,tuin,rust,lust,zicht,oord,heide,horst,donk,laar,loo,zand,wijk,kamp,es,'
      'stein,poort,weide,akker,duin,vliet,beek', ',')) b,
    unnest(string_to_array('straat,weg,laan,plein,kade,gracht,pad', ',')) c) names;
create index on family (i);
analyze given, family, city, street;
insert into company (tenant_id, id, version, name, industry, created_at, updated_at)
  select 'meer', ('00000000-0000-7000-a001-' || lpad(to_hex(i), 12, '0'))::uuid, 0, name || ' '
    || (array['Zeilmakerij', 'Jachtbouw', 'Bakkerij', 'Holding BV', 'Transport', 'Consulting', 'GmbH', 'Oy', 'Watersport', 'Techniek'])[1 + i % 10],
    'bench', now(), now() from family;
-- A postcode is a part of one street, where about twenty of them live; sixty postcodes are an area, which is in one city.
create temp table area as select i, pg_temp.rank((select count(*)::int from city), 4) as city
  from generate_series(0, ${people} / 1200) i;
create temp table postcode as select i, (1000 + i / 60 % 9000) || ' ' || chr(65 + i % 60 / 26) || chr(65 + i % 26) as code,
    pg_temp.rank((select count(*)::int from street), 60) as street
  from generate_series(0, ${people} / 20 - 1) i;
create temp table person as select n, ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    pg_temp.rank((select count(*)::int from family), 32) as family, pg_temp.rank((select count(*)::int from given), 40) as given,
    case when random() < 0.5 then pg_temp.rank((select count(*)::int from given), 40) end as second_given,
    floor(random() * (${people} / 20))::int as postcode, 1 + floor(-40 * ln(1 - random()))::int as number,
    case when random() < 0.7 then date '1935-01-01' + floor(random() * 27000)::int end as born,
    case when random() < 0.3 then pg_temp.rank((select count(*)::int from family), 32) end as company
  from generate_series(1, ${people}) n;
create index on person (n);
create index on postcode (i);
analyze area, postcode, person;
update person p set family = same.family, given = same.given, second_given = null, postcode = same.postcode, number = same.number,
    born = same.born
  from person same where p.n % 100 = 0 and same.n = p.n - 1;
insert into contact (tenant_id, id, version, given_name, family_name, street, postcode, city, country, birth_date, tags, created_at,
    updated_at, owner)
  select 'meer', p.id, 0, g.name || coalesce(' ' || second.name, ''), f.name, s.name || ' ' || p.number, z.code, c.name, 'NL', p.born,
    '{bench}', now(), now(), 'anna'
  from person p join given g on g.i = p.given left join given second on second.i = p.second_given join family f on f.i = p.family
    join postcode z on z.i = p.postcode join street s on s.i = z.street join area a on a.i = z.i / 60 join city c on c.i = a.city;
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
